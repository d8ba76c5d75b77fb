using System.Collections.Immutable;
using Facsimile.Statistics;

namespace Facsimile.Reports.Charts;

/// <summary>
/// Box plots one below the other over a common axis, so that long names stay readable: box from the lower to the upper
/// quartile, line at the median, whiskers, dots for outliers (Tukey, 1977).
/// </summary>
internal static class BoxPlot
{
    private const double RowHeight = 25;

    /// <summary>A few boxes get more room, so that the picture does not become a strip.</summary>
    private const double LeastHeight = 125;

    private const double Half = 7.5;
    private const double MostName = 130;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="valueTitle">The title of the axis, with the unit.</param>
    /// <param name="boxes">The boxes from top to bottom.</param>
    public static Chart Draw(ChartHeading heading, string valueTitle, ImmutableArray<Box> boxes)
    {
        LinearScale values = LinearScale.Around(boxes.SelectMany(Extent), tight: true, stopAtZero: true);
        var rows = new LinearScale
        {
            Low = 0,
            High = Math.Max(1, boxes.Length),
            Ticks = [.. boxes.Select((box, i) => new Tick(Row(boxes, i), TextWidth.Fit(box.Name, Chart.FontSize, MostName)))],
        };
        var frame = new Frame(
            new Axis(valueTitle, values),
            new Axis("", rows),
            new Legend([], 0, dots: true),
            Math.Max(LeastHeight, RowHeight * rows.High));
        Markup content = frame.Draw(rows: false);
        for (int i = 0; i < boxes.Length; i++)
        {
            content.Add($"<g class=\"{boxes[i].Class}\">{DrawBox(boxes[i], frame.Plot, frame.Plot.Y(Row(boxes, i)))}</g>\n");
        }

        return new Chart(heading, frame.Height, content);
    }

    private static double Row(ImmutableArray<Box> boxes, int index) => boxes.Length - index - 0.5;

    private static IEnumerable<double> Extent(Box box)
        => [box.Values.LowerWhisker, box.Values.UpperWhisker, .. box.Outliers];

    private static Markup DrawBox(Box box, PlotArea plot, double y)
    {
        Distribution values = box.Values;
        double lower = plot.X(values.LowerQuartile);
        double upper = plot.X(values.UpperQuartile);
        double median = plot.X(values.Median);
        double left = plot.X(values.LowerWhisker);
        double right = plot.X(values.UpperWhisker);
        if (!double.IsFinite(left + lower + median + upper + right))
        {
            return Markup.Of($"");
        }

        var outliers = Markup.Of($"");
        foreach (double value in box.Outliers)
        {
            outliers.Add($"M{plot.X(value)} {y}h0");
        }

        return Markup.Of($"""
            <title>{box.Name}</title><path class="dots outliers" d="{outliers}"/>
            <path class="whisker" d="M{left} {y - 4}v8m0 -4H{lower}M{upper} {y}H{right}m0 -4v8"/>
            <rect class="box" x="{lower}" y="{y - Half}" width="{upper - lower}" height="{2 * Half}"/>
            <path class="median" d="M{median} {y - Half}v{2 * Half}"/>
            """);
    }
}
