namespace Facsimile.Cli.Outputs;

/// <summary>Which columns of a table fit a width, and how wide each is.</summary>
/// <param name="Columns">The indices of the columns that are shown.</param>
/// <param name="Widths">The width of each of these.</param>
internal sealed record TableLayout(int[] Columns, int[] Widths)
{
    /// <summary>The blanks between two columns.</summary>
    public const int Gap = 2;

    /// <summary>A cell that may be shortened keeps this width as long as a column can be left out instead.</summary>
    private const int Comfortable = 24;

    /// <summary>A cell is wrapped to no less than this.</summary>
    private const int Narrowest = 16;

    /// <summary>A cell is shortened to no less than this.</summary>
    private const int Shortest = 8;

    /// <summary>The width of all columns with the gaps.</summary>
    public int Width => Total(Widths);

    /// <summary>Lays a table out.</summary>
    /// <param name="columns">Its columns.</param>
    /// <param name="rows">The cells of each row.</param>
    /// <param name="width">How wide the table may be; one whose words need more is wider.</param>
    public static TableLayout Fit(IReadOnlyList<Column> columns, IReadOnlyList<string[]> rows, int width)
    {
        List<int> kept = [.. Enumerable.Range(0, columns.Count)];
        int[] least = [.. kept.Select(i => Least(columns[i], rows.Select(row => row[i])))];
        while (Total(kept.Select(i => least[i])) > width && kept.Max(i => columns[i].LeftOutAs) > 0)
        {
            kept.Remove(kept.MaxBy(i => columns[i].LeftOutAs));
        }

        int[] widths = [.. kept.Select(i => least[i])];
        foreach (int k in Enumerable.Range(0, widths.Length).OrderBy(k => columns[kept[k]].Wraps))
        {
            // What is over or missing goes to the column, as far as it needs or can spare it.
            Column column = columns[kept[k]];
            int whole = rows.Select(row => Words.Width(row[kept[k]])).Append(Words.Width(column.Heading)).Max();
            int smallest = column.Shortens ? Math.Min(Shortest, widths[k]) : widths[k];
            widths[k] = Math.Clamp(widths[k] + width - Total(widths), smallest, whole);
        }

        return new TableLayout([.. kept], widths);
    }

    private static int Least(Column column, IEnumerable<string> cells)
    {
        int Width(string cell)
        {
            int whole = Words.Width(cell);
            return column.Wraps ? Math.Max(Words.Longest(cell), Math.Min(Narrowest, whole))
                : column.Shortens ? Math.Min(Comfortable, whole)
                : whole;
        }

        return cells.Select(Width).Append(Words.Longest(column.Heading)).Max();
    }

    private static int Total(IEnumerable<int> widths) => widths.Sum(width => width + Gap) - Gap;
}
