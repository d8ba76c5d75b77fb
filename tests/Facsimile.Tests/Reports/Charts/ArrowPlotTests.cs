using System.Xml.Linq;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class ArrowPlotTests
{
    [Fact]
    public void Arrows_go_from_their_beginning_to_their_end()
    {
        XElement svg = Svg.Parse(Draw([((2, 20), (8, 80), 1)]));

        double[] places = Svg.Numbers((string)svg.Of("path", "arrows").Single().Attribute("d")!);
        Assert.Equal(svg.Mark("2", "x"), places[0], 0.02);
        Assert.Equal(svg.Mark("8", "x"), places[2], 0.02);
        Assert.Equal(svg.Mark("80", "y") - 4.3, places[3], 0.02);

        // The head: from one side over the tip to the other, both as long, behind the tip.
        Assert.Equal((places[2], places[3]), (places[6], places[7]));
        Assert.Equal(4.5, Math.Sqrt(Math.Pow(places[4] - places[2], 2) + Math.Pow(places[5] - places[3], 2)), 0.02);
        Assert.Equal(4.5, Math.Sqrt(Math.Pow(places[8] - places[2], 2) + Math.Pow(places[9] - places[3], 2)), 0.02);
        Assert.True(places[4] < places[2] && places[9] > places[3]);
    }

    [Fact]
    public void The_stronger_an_arrow_the_more_opaque_and_a_short_one_has_no_head()
    {
        XElement svg = Svg.Parse(Draw([((0, 0), (0.01, 0), 0.05), ((0, 0), (10, 10), 1), ((0, 5), (9, 5), 7)]));

        XElement[] shapes = [.. svg.Of("path", "arrows")];
        Assert.Equal([0.15, 1], shapes.Select(shape => shape.Number("stroke-opacity")));
        Assert.Equal(4, Svg.Numbers((string)shapes[0].Attribute("d")!).Length);
        Assert.Equal(2 * 10, Svg.Numbers((string)shapes[1].Attribute("d")!).Length);
    }

    [Fact]
    public void Arrows_that_are_not_finite_are_left_out_and_there_may_be_none()
    {
        Chart chart = Draw([((double.NaN, 0), (1, 1), 1), ((0, 0), (double.PositiveInfinity, 1), 1)]);
        Assert.Empty(Svg.Parse(chart).Of("path", "arrows"));
        Assert.DoesNotContain("NaN", chart.File(), StringComparison.Ordinal);
        Svg.Parse(Draw([]));
    }

    private static Chart Draw(System.Collections.Immutable.ImmutableArray<((double X, double Y) From, (double X, double Y) To, double Strength)> arrows)
        => ArrowPlot.Draw(new ChartHeading("x", "Arrows", ""), "", "", [new ArrowGroup("all", "c0", arrows)]);
}
