using System.Collections.Immutable;
using Facsimile.Statistics;

namespace Facsimile.Reports.Charts;

/// <summary>
/// Normal Q-Q plots: the ordered values of samples over the quantiles of the standard normal distribution, and a dashed line for
/// each where the normal distribution of its mean and standard deviation would lie.
/// </summary>
internal static class QuantilePlot
{
    private const double PlotHeight = 260;

    /// <summary>A dot is left out when it lies nearer than this to the last one in both directions: it would be hidden.</summary>
    private const double Spacing = 0.5;

    /// <summary>Draws the chart.</summary>
    /// <param name="heading">Its words.</param>
    /// <param name="valueTitle">The title of the axis of the values, with the unit.</param>
    /// <param name="series">The samples; the first lies on top.</param>
    public static Chart Draw(ChartHeading heading, string valueTitle, ImmutableArray<QuantileSeries> series)
    {
        var frame = new Frame(
            new Axis(
                "Standard normal quantile (dashed: a normal sample)",
                LinearScale.Around(series.SelectMany(one => one.Quantiles.Theoretical), 8, tight: true)),
            new Axis(valueTitle, LinearScale.Around(series.SelectMany(Extent), tight: true)),
            new Legend([.. series.Select(one => new LegendEntry(one.Name, one.Class))], Chart.Width - 80, dots: true),
            PlotHeight);
        Markup content = frame.Draw();
        foreach (QuantileSeries one in series.Reverse())
        {
            content.Add($"""
                <g class="{one.Class}"><title>{one.Name}</title>{Line(one.Quantiles, frame.Plot)}
                <path class="dots quantiles" d="{Dots(one.Quantiles, frame.Plot)}"/></g>

                """);
        }

        return new Chart(heading, frame.Height, content);
    }

    private static IEnumerable<double> Extent(QuantileSeries one)
    {
        NormalQuantiles quantiles = one.Quantiles;
        return
        [
            quantiles.Ordered[0],
            quantiles.Ordered[^1],
            Normal(quantiles, quantiles.Theoretical[0]),
            Normal(quantiles, quantiles.Theoretical[^1]),
        ];
    }

    private static double Normal(NormalQuantiles quantiles, double theoretical)
        => quantiles.Mean + (quantiles.StandardDeviation * theoretical);

    private static Markup Line(NormalQuantiles quantiles, PlotArea plot)
    {
        (double left, double right) = (quantiles.Theoretical[0], quantiles.Theoretical[^1]);
        Markup from = Markup.Of($"M{plot.X(left)} {plot.Y(Normal(quantiles, left))}");
        Markup to = Markup.Of($"L{plot.X(right)} {plot.Y(Normal(quantiles, right))}");
        return Markup.Of($"<path class=\"line dashed\" d=\"{from}{to}\"/>");
    }

    private static Markup Dots(NormalQuantiles quantiles, PlotArea plot)
    {
        var dots = Markup.Of($"");
        (double X, double Y) last = (double.NegativeInfinity, double.NegativeInfinity);
        for (int i = 0; i < quantiles.Ordered.Length; i++)
        {
            (double X, double Y) place = (plot.X(quantiles.Theoretical[i]), plot.Y(quantiles.Ordered[i]));
            if (Math.Abs(place.X - last.X) >= Spacing || Math.Abs(place.Y - last.Y) >= Spacing)
            {
                dots.Add($"M{place.X} {place.Y}h0");
                last = place;
            }
        }

        return dots;
    }
}
