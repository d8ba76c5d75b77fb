namespace Facsimile.Cli.Outputs;

/// <summary>Tables without lines but one under the headings: they stay readable in a narrow terminal and in a file.</summary>
internal static class Tables
{
    /// <summary>Writes a table.</summary>
    /// <param name="columns">The columns.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="shell">Where to write; a terminal's width is kept, elsewhere lines are as long as they are.</param>
    public static void Write(IReadOnlyList<Column> columns, IEnumerable<string[]> rows, Shell shell)
    {
        string[][] cells = [.. rows];
        var layout = TableLayout.Fit(columns, cells, shell.TableWidth);
        WriteRow([.. columns.Select(column => column.Heading)], everyCellWraps: true);
        shell.Output.WriteLine(new string('─', layout.Width));
        foreach (string[] row in cells)
        {
            WriteRow(row, everyCellWraps: false);
        }

        void WriteRow(string[] row, bool everyCellWraps)
        {
            string[][] lines =
            [
                .. layout.Columns.Select((column, k) => everyCellWraps || columns[column].Wraps
                    ? Words.Wrap(row[column], layout.Widths[k]).ToArray()
                    : [columns[column].Shortens ? Words.Shorten(row[column], layout.Widths[k]) : row[column]]),
            ];
            for (int line = 0; line < lines.Max(cell => cell.Length); line++)
            {
                IEnumerable<string> parts = lines.Select((cell, k) => Pad(
                    line < cell.Length ? cell[line] : string.Empty, layout.Widths[k], columns[layout.Columns[k]].IsNumber));
                shell.Output.WriteLine(string.Join(new string(' ', TableLayout.Gap), parts).TrimEnd());
            }
        }
    }

    private static string Pad(string text, int width, bool left)
    {
        string blanks = new(' ', Math.Max(0, width - Words.Width(text)));
        return left ? blanks + text : text + blanks;
    }
}
