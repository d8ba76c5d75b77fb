using Spectre.Console;

namespace Facsimile.Cli.Outputs;

/// <summary>Tables without lines but one under the headings: they stay readable in a narrow terminal and in a file.</summary>
internal static class Tables
{
    /// <summary>Writes a table.</summary>
    /// <param name="console">Where.</param>
    /// <param name="columns">The headings; those that begin with a space stand over numbers, which are set to the right.</param>
    /// <param name="rows">The cells of each row.</param>
    public static void Write(IAnsiConsole console, IReadOnlyList<string> columns, IEnumerable<IReadOnlyList<string>> rows)
    {
        var table = new Table { Border = TableBorder.Simple, UseSafeBorder = true };
        foreach (string heading in columns)
        {
            var column = new TableColumn(new Text(heading.TrimStart())) { NoWrap = heading.StartsWith(' '), Padding = new Padding(0, 0, 1, 0) };
            table.AddColumn(heading.StartsWith(' ') ? column.RightAligned() : column);
        }

        foreach (IReadOnlyList<string> row in rows)
        {
            table.AddRow(row.Select(cell => new Text(cell)));
        }

        console.Write(table);
    }
}
