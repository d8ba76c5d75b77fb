using System.Xml.Linq;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

namespace Facsimile.Tests.Reports.Charts;

public sealed class QuantilePlotTests
{
    [Fact]
    public void Points_and_line_stand_at_the_coordinates_of_their_values()
    {
        var quantiles = new NormalQuantiles([-1, 0, 1], [2, 3, 10], 5, 4);
        XElement svg = Svg.Parse(Draw(new QuantileSeries("all", "c0", quantiles)));
        (double X, double Y) At(double x, double y)
            => (svg.Mark("0", "x") + (x * (svg.Mark("1.0", "x") - svg.Mark("0", "x"))),
                svg.Mark("4", "y") - 4.3 + ((y - 4) * (svg.Mark("8", "y") - svg.Mark("4", "y")) / 4));

        double[] dots = Svg.Numbers((string)svg.Of("path", "quantiles").Single().Attribute("d")!);
        AssertAt(At(-1, 2), dots[0], dots[1]);
        AssertAt(At(0, 3), dots[3], dots[4]);
        AssertAt(At(1, 10), dots[6], dots[7]);
        double[] line = Svg.Numbers((string)svg.Of("path", "dashed").Single().Attribute("d")!);
        AssertAt(At(-1, 1), line[0], line[1]);
        AssertAt(At(1, 9), line[2], line[3]);
    }

    [Fact]
    public void Hidden_dots_are_left_out_and_the_ends_stay()
    {
        var random = new Random(3);
        var quantiles = NormalQuantiles.Of([.. Enumerable.Range(0, 60_000).Select(_ => random.NextDouble())]);
        Chart chart = Draw(new QuantileSeries("many", "c0", quantiles));

        Assert.InRange(chart.File().Length, 5_000, 40_000);
        double[] dots = Svg.Numbers((string)Svg.Parse(chart).Of("path", "quantiles").Single().Attribute("d")!);
        double[] line = Svg.Numbers((string)Svg.Parse(chart).Of("path", "dashed").Single().Attribute("d")!);
        Assert.Equal(line[0], dots[0], 0.02);
        Assert.Equal(line[2], dots[^3], 0.6);
    }

    [Fact]
    public void Several_samples_are_named_and_hostile_names_stay_text()
    {
        var quantiles = NormalQuantiles.Of([1, 2, 4]);
        XElement svg = Svg.Parse(Draw(new QuantileSeries("<b>", "c0", quantiles), new QuantileSeries("second", "c1", quantiles)));

        Assert.Equal(["<b>", "second"], svg.Of("circle").Select(sign => ((XElement)sign.Parent!.NextNode!).Value));
        Assert.Equal(2, svg.Of("path", "quantiles").Count());
    }

    [Fact]
    public void A_constant_sample_is_a_level_line()
    {
        XElement svg = Svg.Parse(Draw(new QuantileSeries("constant", "c0", NormalQuantiles.Of([5, 5, 5]))));

        double[] line = Svg.Numbers((string)svg.Of("path", "dashed").Single().Attribute("d")!);
        Assert.Equal(line[1], line[3]);
    }

    private static Chart Draw(params QuantileSeries[] series)
        => QuantilePlot.Draw(new ChartHeading("quantiles", "Normal?", ""), "Value", [.. series]);

    private static void AssertAt((double X, double Y) expected, double x, double y)
    {
        Assert.Equal(expected.X, x, 0.05);
        Assert.Equal(expected.Y, y, 0.05);
    }
}
