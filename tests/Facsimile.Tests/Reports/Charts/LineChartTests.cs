using System.Collections.Immutable;
using System.Xml.Linq;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class LineChartTests
{
    private static readonly ChartHeading Heading = new("loss", "Loss", "It falls.");

    [Fact]
    public void Points_stand_at_the_coordinates_of_their_values()
    {
        XElement svg = Draw([new LineSeries("a", "c0", [(0, 0), (5, 50), (10, 100)])]);

        double[] path = Svg.Numbers((string)svg.Of("path", "line").Last().Attribute("d")!);
        double[] grid = Svg.Numbers((string)svg.Of("g", "grid").Single().Elements().First().Attribute("d")!);
        (double left, double top, double height) = (grid[0], grid[1], grid[2]);
        Assert.Equal(left, path[0], 0.02);
        Assert.Equal(top + height, path[1], 0.02);
        Assert.Equal((path[0] + path[4]) / 2, path[2], 0.02);
        Assert.Equal(top + (height / 2), path[3], 0.02);
        Assert.Equal(top, path[5], 0.02);
        Assert.Equal((svg.Mark("4", "x") + svg.Mark("6", "x")) / 2, path[2], 0.02);
    }

    [Fact]
    public void A_single_point_is_a_dot()
    {
        XElement svg = Draw([new LineSeries("a", "c0", [(3, 4)])]);

        Assert.Single(svg.Of("circle"));
        Assert.Empty(svg.Of("path", "line"));
    }

    [Fact]
    public void Values_that_are_not_finite_break_the_line()
    {
        XElement svg = Draw(
            [new LineSeries("a", "c0", [(1, 1), (2, 2), (3, double.NaN), (4, 1), (5, double.PositiveInfinity), (6, 1), (7, 2)])]);

        Assert.Equal(2, svg.Of("path", "line").Count());
        Assert.Single(svg.Of("circle"));
        Assert.DoesNotContain("NaN", svg.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Several_series_have_a_legend_and_one_has_none()
    {
        LineSeries first = new("first", "c0", [(1, 1), (2, 2)]);
        LineSeries second = new("second", "c1", [(1, 2), (2, 1)], Dashed: true);

        Assert.DoesNotContain(Draw([first]).Of("text"), text => text.Value == "first");
        Assert.Equal(
            ["first", "second"],
            Draw([first, second]).Of("text").Select(text => text.Value).Where(text => text.Length > 4 && text != "Epoch"));
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        string hostile = "\"><script>alert('&')</script>";
        Chart chart = LineChart.Draw(
            new ChartHeading("loss", hostile, hostile),
            new Axis(hostile, LinearScale.Around([0, 1])),
            new Axis(hostile, LinearScale.Around([0, 1])),
            [new LineSeries(hostile, "c0", [(0, 0), (1, 1)]), new LineSeries("b", "c1", [(0, 0)])]);

        XElement svg = Svg.Parse(chart);
        Assert.Empty(svg.Of("script"));
        Assert.Equal(hostile, svg.Element(Svg.Namespace + "title")!.Value);
        Assert.DoesNotContain("<script", chart.Inline().ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_chart_has_a_title_and_a_description_for_readers_who_cannot_see()
    {
        XElement svg = Draw([]);

        Assert.Equal("img", (string)svg.Attribute("role")!);
        string[] ids = ((string)svg.Attribute("aria-labelledby")!).Split(' ');
        Assert.Equal(
            ["Loss", "It falls."],
            ids.Select(id => svg.Descendants().Single(element => (string?)element.Attribute("id") == id).Value));
    }

    [Fact]
    public void The_style_is_in_the_file_and_not_in_the_page()
    {
        Chart chart = LineChart.Draw(Heading, Axis(), Axis(), []);

        Assert.Contains("prefers-color-scheme: dark", chart.File(), StringComparison.Ordinal);
        Assert.DoesNotContain("<style", chart.Inline().ToString(), StringComparison.Ordinal);
    }

    private static Axis Axis() => new("", LinearScale.Around([0, 10]));

    private static XElement Draw(ImmutableArray<LineSeries> series)
    {
        double[] x = [.. series.SelectMany(line => line.Points).Select(point => point.X)];
        double[] y = [.. series.SelectMany(line => line.Points).Select(point => point.Y)];
        return Svg.Parse(
            LineChart.Draw(Heading, new Axis("Epoch", LinearScale.Around(x)), new Axis("", LinearScale.Around(y)), series));
    }
}
