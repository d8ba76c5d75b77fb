namespace Facsimile.Reports.Charts;

/// <summary>The names of the series beside their colours, in as many rows as they need.</summary>
internal sealed class Legend
{
    private const double RowHeight = 19;
    private const double Gap = 14;
    private readonly double _signWidth;
    private readonly List<(LegendEntry Entry, double X, int Row)> _places = [];

    /// <summary>Places the entries from left to right, row by row.</summary>
    /// <param name="entries">What to name; fewer than two need no legend.</param>
    /// <param name="width">The width of a row.</param>
    /// <param name="dots">Whether the signs are dots rather than lines.</param>
    public Legend(IReadOnlyList<LegendEntry> entries, double width, bool dots)
    {
        Dots = dots;
        _signWidth = dots ? 14 : 27;
        if (entries.Count < 2)
        {
            return;
        }

        double x = 0;
        int row = 0;
        foreach (LegendEntry entry in entries)
        {
            string name = TextWidth.Fit(entry.Name, Chart.FontSize, width - _signWidth);
            double needed = _signWidth + TextWidth.Of(name, Chart.FontSize);
            if (x > 0 && x + needed > width)
            {
                x = 0;
                row++;
            }

            _places.Add((entry with { Name = name }, x, row));
            x += needed + Gap;
        }

        Height = (RowHeight * (row + 1)) + 6;
    }

    /// <summary>How much room the legend takes; 0 when there is none.</summary>
    public double Height { get; }

    private bool Dots { get; }

    /// <summary>The legend with its upper left corner at a place.</summary>
    public Markup Draw(double left, double top)
    {
        var legend = Markup.Of($"");
        foreach ((LegendEntry entry, double x, int row) in _places)
        {
            double middle = top + (RowHeight * (row + 0.5));
            Markup sign = Dots
                ? Markup.Of($"""<circle cx="{left + x + 5}" cy="{middle}" r="4.5"/>""")
                : Markup.Of($"""<path class="line{(entry.Dashed ? " dashed" : "")}" d="M{left + x} {middle}h21"/>""");
            legend.Add($"""
                <g class="{entry.Class}">{sign}</g><text x="{left + x + _signWidth}" y="{middle + 4.3}">{entry.Name}</text>

                """);
        }

        return legend;
    }
}
