using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>
/// Histograms of samples over each other, in common intervals. The few values far outside have no bar; what they are is for the
/// text beside the chart, which has them in <see cref="HistogramBins"/>.
/// </summary>
internal static class Histogram
{
    private const double PlotHeight = 330;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="valueTitle">The title of the axis of the values, with the unit.</param>
    /// <param name="countTitle">What is counted.</param>
    /// <param name="series">The samples; the first lies on top.</param>
    public static Chart Draw(ChartHeading heading, string valueTitle, string countTitle, ImmutableArray<HistogramSeries> series)
    {
        var bins = HistogramBins.Of([.. series.Select(one => one.Values)]);
        var frame = new Frame(
            new Axis(valueTitle, LinearScale.Around([bins.Low, bins.High], 8, tight: true)),
            new Axis(countTitle, LinearScale.Around(bins.Counts.SelectMany(counts => counts).Select(count => (double)count).Append(0))),
            new Legend([.. series.Select(one => new LegendEntry(one.Name, one.Class))], Chart.Width - 80, dots: true),
            PlotHeight);
        Markup content = frame.Draw();
        for (int i = series.Length - 1; i >= 0; i--)
        {
            content.Add($"""
                <g class="{series[i].Class}"><title>{series[i].Name}</title>{Outline(bins, bins.Counts[i], frame.Plot)}</g>

                """);
        }

        return new Chart(heading, frame.Height, content);
    }

    /// <summary>All bars of a sample as one shape; those of nothing have no height.</summary>
    private static Markup Outline(HistogramBins bins, ImmutableArray<int> counts, PlotArea plot)
    {
        Markup path = Markup.Of($"M{plot.X(bins.Low)} {plot.Y(0)}");
        for (int i = 0; i < counts.Length; i++)
        {
            path.Add($"V{plot.Y(counts[i])}H{plot.X(bins.Low + ((i + 1) * bins.Width))}");
        }

        return Markup.Of($"<path class=\"box\" d=\"{path.Add($"V{plot.Y(0)}Z")}\"/>");
    }
}
