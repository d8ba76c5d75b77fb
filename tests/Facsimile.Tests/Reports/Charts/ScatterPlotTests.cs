using System.Xml.Linq;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class ScatterPlotTests
{
    [Fact]
    public void Ten_thousand_points_stay_below_300_kilobytes_and_none_is_lost()
    {
        var random = new Random(1);
        Chart chart = Draw([.. Enumerable.Range(0, 10).Select(k => new PointGroup(
            $"class {k}",
            Palette.Class(k),
            [.. Enumerable.Range(0, 1000).Select(_ => (random.NextDouble() * 40, random.NextDouble() - k))]))]);

        Assert.InRange(chart.File().Length, 50_000, 300_000);
        Assert.Equal(
            10_000, Svg.Parse(chart).Of("path", "points").Sum(path => ((string)path.Attribute("d")!).Split("h0").Length - 1));
    }

    [Fact]
    public void Points_stand_at_the_coordinates_of_their_values()
    {
        XElement svg = Svg.Parse(Draw([new PointGroup("all", "c0", [(0, 0), (10, 100), (4, 20)])]));

        (double X, double Y)[] places = [.. svg.Of("path", "points").Select(path => Svg.Numbers((string)path.Attribute("d")!))
            .Select(numbers => (numbers[0] / 4, numbers[1] / 4))];
        Assert.Equal(svg.Mark("10", "x"), places[1].X, 0.3);
        Assert.Equal(svg.Mark("100", "y") - 4.3, places[1].Y, 0.3);
        Assert.Equal(svg.Mark("4", "x"), places[2].X, 0.3);
        Assert.Equal(svg.Mark("20", "y") - 4.3, places[2].Y, 0.3);
    }

    [Fact]
    public void Later_points_of_a_path_are_differences_that_add_up_to_their_coordinates()
    {
        XElement svg = Svg.Parse(
            Draw([new PointGroup("all", "c0", [.. Enumerable.Range(0, 24).Select(i => (i * 1.0, i * i * 1.0))])]));

        double[] moves = Svg.Numbers((string)svg.Of("path", "points").First().Attribute("d")!);
        double unitX = (svg.Mark("20", "x") - svg.Mark("5", "x")) / 15;
        double unitY = (svg.Mark("500", "y") - svg.Mark("100", "y")) / 400;
        Assert.Equal((16 - 8) * unitX, moves[6] / 4, 0.3);
        Assert.Equal(((16 * 16) - (8 * 8)) * unitY, moves[7] / 4, 0.3);
    }

    [Fact]
    public void Points_that_are_not_finite_are_left_out()
    {
        Chart chart = Draw(
            [new PointGroup("a", "c0", [(double.NaN, 1), (1, 1), (2, double.NegativeInfinity)]), new PointGroup("b", "c1", [])]);

        Assert.Single(Svg.Parse(chart).Of("path", "points"));
        Assert.DoesNotContain("NaN", chart.File(), StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_classes_at_one_place_do_not_overlap_and_those_without_room_stand_in_the_legend_alone()
    {
        PointGroup Group(int k) => new($"class {k}", "c0", [(k * 0.01, 0), (-5, -5), (5, 5)]);
        XElement svg = Svg.Parse(Draw([.. Enumerable.Range(0, 30).Select(Group)]));

        XElement[] names = [.. svg.Of("g", "names").Single().Elements()];
        Assert.InRange(names.Length, 4, 20);
        for (int i = 0; i < names.Length; i++)
        {
            double half = TextWidth.Of(names[i].Value, Chart.FontSize) / 2;
            Assert.All(names[..i], other => Assert.True(
                Math.Abs(other.Number("y") - names[i].Number("y")) >= 14.9
                || Math.Abs(other.Number("x") - names[i].Number("x")) >= 2 * half));
        }

        Assert.All(
            Enumerable.Range(0, 30), k => Assert.Contains(svg.Of("text"), text => text.Value == $"class {k}"));
    }

    [Theory]
    [InlineData(200, "few")]
    [InlineData(201, "many")]
    public void Few_points_are_drawn_larger(int count, string style)
    {
        XElement svg = Svg.Parse(
            Draw([new PointGroup("all", "c0", [.. Enumerable.Range(0, count).Select(i => (i * 1.0, i % 7 * 1.0))])]));

        Assert.Contains("points", (string)svg.Of("g", style).Single().Elements().First().Attribute("class")!);
    }

    private static Chart Draw(System.Collections.Immutable.ImmutableArray<PointGroup> groups)
        => ScatterPlot.Draw(new ChartHeading("latent", "Codes", ""), "first", "second", groups);
}
