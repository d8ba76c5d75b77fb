using System.Collections.Immutable;
using System.Xml.Linq;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class HeatMapTests
{
    [Fact]
    public void Counts_stand_in_their_rows_and_columns()
    {
        XElement[] cells = Cells(Draw(["hat", "bag"], [8, 2, 0, 10]));

        Assert.Equal(
            ["hat → hat: 8", "hat → bag: 2", "bag → bag: 10"],
            cells.Select(cell => cell.Element(Svg.Namespace + "title")!.Value));
        XElement[] boxes = [.. cells.Select(cell => cell.Element(Svg.Namespace + "rect")!)];
        Assert.Equal(boxes[0].Number("y"), boxes[1].Number("y"));
        Assert.Equal(boxes[0].Number("x") + boxes[0].Number("width"), boxes[1].Number("x"), 0.02);
        Assert.Equal(boxes[1].Number("x"), boxes[2].Number("x"));
        Assert.Equal(boxes[0].Number("y") + boxes[0].Number("height"), boxes[2].Number("y"), 0.02);
        Assert.Equal(["8", "2", "10"], cells.Select(cell => cell.Element(Svg.Namespace + "text")!.Value));
    }

    [Fact]
    public void Right_and_wrong_have_each_their_colour_and_scale()
    {
        XElement[] cells = Cells(Draw(["a", "b", "c"], [900, 4, 1, 0, 500, 500, 0, 0, 3]));
        double Opacity(string title)
            => cells.Single(cell => cell.Element(Svg.Namespace + "title")!.Value == title)
                .Element(Svg.Namespace + "rect")!.Number("fill-opacity");

        Assert.Equal("c0 c1 c1 c0 c1 c0", string.Join(' ', cells.Select(cell => (string)cell.Attribute("class")!)));
        Assert.Equal(0.6, Opacity("c → c: 3"), 0.006);
        Assert.Equal(0.3, Opacity("b → b: 500"), 0.006);
        Assert.Equal(0.6, Opacity("b → c: 500"), 0.006);
        Assert.Equal(0.06, Opacity("a → b: 4"), 0.006);
    }

    [Theory]
    [InlineData(2)]
    [InlineData(10)]
    [InlineData(40)]
    [InlineData(256)]
    public void Any_number_of_classes_with_long_names_fits_the_picture(int classes)
    {
        ImmutableArray<string> names = [.. Enumerable.Range(0, classes).Select(i => $"a class with the long name {i}")];
        XElement svg = Svg.Parse(HeatMap.Draw(
            new ChartHeading("x", "Confusion", ""), "True", "Predicted", names, (row, column) => row == column ? 12345 : 0));

        XElement[] boxes = [.. Cells(svg).Select(cell => cell.Element(Svg.Namespace + "rect")!)];
        Assert.Equal(classes, boxes.Length);
        Assert.All(boxes, box => Assert.InRange(box.Number("x") + box.Number("width"), 0, Chart.Width));
        double[] rows = [.. svg.Of("text", "end").Where(text => text.Attribute("transform") is null).Select(text => text.Number("y"))];
        Assert.All(rows.Zip(rows.Skip(1)), pair => Assert.True(pair.Second - pair.First >= 13.9));
    }

    private static XElement Draw(ImmutableArray<string> names, int[] counts) => Svg.Parse(HeatMap.Draw(
        new ChartHeading("x", "Confusion", ""), "True", "Predicted", names, (row, column) => counts[(row * names.Length) + column]));

    private static XElement[] Cells(XElement svg) => [.. svg.Of("g", "counts").Single().Elements()];
}
