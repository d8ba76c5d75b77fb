using System.Collections.Immutable;
using System.Xml.Linq;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class HistogramTests
{
    [Fact]
    public void Values_are_counted_in_common_intervals_of_a_round_width()
    {
        var bins = HistogramBins.Of([[0, 0.4, 0.5, 24.9], [12.25]]);

        Assert.Equal(0.5, bins.Width);
        Assert.Equal(0, bins.Low);
        Assert.Equal(2, bins.Counts[0][0]);
        Assert.Equal(1, bins.Counts[0][1]);
        Assert.Equal(1, bins.Counts[0][^1]);
        Assert.Equal(1, bins.Counts[1][24]);
        Assert.Equal(25, bins.High);
    }

    [Fact]
    public void Every_value_is_in_an_interval_or_counted_outside()
    {
        ImmutableArray<double> values = [.. Enumerable.Range(0, 1000).Select(i => i < 4 ? i - 1e6 : i > 996 ? 1e9 : i / 100.0), double.NaN];
        var bins = HistogramBins.Of([values]);

        Assert.Equal(1000, bins.Counts[0].Sum() + bins.Below[0] + bins.Above[0]);
        Assert.Equal(4, bins.Below[0]);
        Assert.InRange(bins.Above[0], 3, 10);
        Assert.InRange(bins.Bins, 20, 52);
    }

    [Theory]
    [InlineData(new double[0])]
    [InlineData(new[] { 3.0, 3.0 })]
    [InlineData(new[] { 0.0 })]
    [InlineData(new[] { double.NaN, double.PositiveInfinity })]
    [InlineData(new[] { -1e300, 1e300 })]
    public void Odd_samples_have_a_picture(double[] values)
    {
        Chart chart = Draw([.. values]);
        Svg.Parse(chart);
        Assert.DoesNotContain("NaN", chart.File(), StringComparison.Ordinal);
    }

    [Fact]
    public void Bars_are_as_high_as_their_counts()
    {
        XElement svg = Svg.Parse(Draw([100, 100, 100, 100, 149.5]));

        string path = (string)svg.Of("path", "box").Single().Attribute("d")!;
        double[] tops = [.. path.Split('V').Skip(1).Select(part => Svg.Numbers(part.Split('H')[0].TrimEnd('Z'))[0])];
        Assert.Equal(svg.Mark("4", "y") - 4.3, tops[0], 0.02);
        Assert.Equal(svg.Mark("1", "y") - 4.3, tops[^2], 0.02);
        Assert.Equal(svg.Mark("0", "y") - 4.3, tops[1], 0.02);
    }

    private static Chart Draw(ImmutableArray<double> values)
        => Histogram.Draw(new ChartHeading("x", "Values", ""), "", "Images", [new HistogramSeries("all", "c0", values)]);
}
