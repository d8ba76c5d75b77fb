using Spectre.Console;

namespace Facsimile.Cli.Outputs;

/// <summary>Tables without lines but one under the headings: they stay readable in a narrow terminal and in a file.</summary>
internal static class Tables
{
    /// <summary>Writes a table.</summary>
    /// <param name="columns">The headings; those that begin with a space stand over numbers, which are set to the right.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="shell">Where to write; a terminal's width is kept, elsewhere lines are as long as they are.</param>
    public static void Write(IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows, Shell shell)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        foreach (string heading in columns)
        {
            var column = new TableColumn(new Text(heading.TrimStart()))
            {
                NoWrap = heading.StartsWith(' '),
                Padding = new Padding(0, 0, 1, 0),
            };
            table.AddColumn(heading.StartsWith(' ') ? column.RightAligned() : column);
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        foreach (string line in Render(table, shell.TableWidth).Split('\n').Select(line => line.TrimEnd())
            .Where(line => line.Length > 0))
        {
            shell.Output.WriteLine(line);
        }
    }

    private static string Render(Table table, int width)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        IAnsiConsole console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = new AnsiConsoleOutput(writer),
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        console.Profile.Width = width;
        console.Write(table);
        return writer.ToString();
    }
}
