using System.Collections.Immutable;
using System.Xml.Linq;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class ParallelCoordinatesTests
{
    [Fact]
    public void Line_passes_its_levels_and_ends_at_its_value()
    {
        XElement svg = Svg.Parse(Draw([new CoordinateThread("a", "c0", [1, 0], 2), new CoordinateThread("b", "cn", [0, 2], 1)]));

        double[][] lines = [.. svg.Of("path", "thread").Select(path => Svg.Numbers((string)path.Attribute("d")!))];
        Assert.Equal(2, lines.Length);
        double[] worse = lines[0];
        double[] better = lines[1];
        Assert.Equal([worse[0], worse[2], worse[4]], [better[0], better[2], better[4]]);
        Assert.True(better[1] < worse[1], "A higher level lies higher.");
        Assert.True(better[3] > worse[3], "A lower level lies lower.");
        Assert.Equal(svg.Mark("2.0", "y") - 4.3, better[5], 0.3);
        Assert.Equal(svg.Mark("1.0", "y") - 4.3, worse[5], 0.3);
    }

    [Fact]
    public void Line_leaves_out_an_axis_that_it_has_no_level_on_and_is_not_drawn_without_a_value()
    {
        XElement svg = Svg.Parse(Draw([new CoordinateThread("a", "c0", [-1, 0], 2), new CoordinateThread("b", "c0", [0, 0], double.NaN)]));

        XElement line = Assert.Single(svg.Of("path", "thread"));
        Assert.Equal(4, Svg.Numbers((string)line.Attribute("d")!).Length);
    }

    private static Chart Draw(ImmutableArray<CoordinateThread> threads) => ParallelCoordinates.Draw(
        new ChartHeading("id", "Title", "Description"),
        [new CoordinateAxis("first", ["x", "y"]), new CoordinateAxis("second", ["p", "q", "r"])],
        new Axis("MSE", LinearScale.Around([1, 2])),
        threads,
        [new LegendEntry("best", "c0"), new LegendEntry("others", "cn")]);
}
