using System.Xml.Linq;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

namespace Facsimile.Tests.Reports.Charts;

public sealed class BoxPlotTests
{
    private static readonly Distribution Values = new(100, 0.5, 0.1, 0.1, 0.2, 0.4, 0.5, 0.6, 0.8, 1.0, 2);

    [Fact]
    public void Box_median_whiskers_and_outliers_stand_at_their_values()
    {
        XElement svg = Svg.Parse(BoxPlot.Draw(
            new ChartHeading("ssim", "SSIM", ""), "SSIM", [Box.Of("all", "c0", Values, [0.1, 0.3, 0.5, 1.0])]));
        double zero = svg.Mark("0.2", "x");
        double unit = (svg.Mark("0.8", "x") - zero) / 0.6;
        double At(double value) => zero + (unit * (value - 0.2));

        XElement box = svg.Of("rect", "box").Single();
        Assert.Equal(At(0.4), box.Number("x"), 0.05);
        Assert.Equal(unit * 0.2, box.Number("width"), 0.05);
        Assert.Equal(At(0.5), Svg.Numbers((string)svg.Of("path", "median").Single().Attribute("d")!)[0], 0.05);
        Assert.Equal(At(0.2), Svg.Numbers((string)svg.Of("path", "whisker").Single().Attribute("d")!)[0], 0.05);
        double[] outliers = Svg.Numbers((string)svg.Of("path", "outliers").Single().Attribute("d")!);
        Assert.Equal([At(0.1), At(1.0)], [outliers[0], outliers[3]], (a, b) => Math.Abs(a - b) < 0.05);
    }

    [Fact]
    public void A_value_barely_below_zero_does_not_stretch_the_axis_to_the_next_mark()
    {
        Distribution values = Values with { Minimum = -0.001, LowerWhisker = -0.001 };
        XElement svg = Svg.Parse(BoxPlot.Draw(new ChartHeading("ssim", "SSIM", ""), "SSIM", [Box.Of("all", "c0", values, [])]));

        Assert.Equal(
            ["0", "0.2", "0.4", "0.6", "0.8"],
            svg.Of("g", "marks").Single().Elements().Select(text => text.Value).SkipLast(1));
    }

    [Fact]
    public void Too_many_outliers_are_thinned_evenly_and_keep_their_extremes()
    {
        Box box = Box.Of("all", "c0", Values, Enumerable.Range(0, 10000).Select(i => 2 + (i / 100.0)).Reverse());

        Assert.Equal(Box.MostOutliers, box.Outliers.Length);
        Assert.Equal(2, box.Outliers[0]);
        Assert.Equal(2 + 99.99, box.Outliers[^1]);
        Assert.Equal(box.Outliers.Order(), box.Outliers);
    }

    [Fact]
    public void Without_values_only_the_extremes_outside_the_whiskers_are_drawn()
    {
        Assert.Equal(new[] { 0.1, 1.0 }, Box.Of("all", "c0", Values).Outliers.AsEnumerable());
        Assert.Empty(Box.Of("all", "c0", Values with { Minimum = 0.2, Maximum = 0.8 }).Outliers);
    }

    [Fact]
    public void Boxes_stand_in_their_order_from_top_to_bottom()
    {
        XElement svg = Svg.Parse(BoxPlot.Draw(
            new ChartHeading("ssim", "SSIM", ""),
            "SSIM",
            [.. Enumerable.Range(0, 30).Select(i => Box.Of($"class {i}", "c0", Values))]));

        double[] tops = [.. svg.Of("rect", "box").Select(box => box.Number("y"))];
        Assert.Equal(30, tops.Length);
        Assert.Equal(tops.Order(), tops);
        Assert.True(svg.Mark("class 0", "y") < svg.Mark("class 29", "y"));
    }

    [Fact]
    public void Infinite_figures_leave_the_box_out_and_the_chart_well_formed()
    {
        Distribution infinite = Values with { UpperQuartile = double.PositiveInfinity, UpperWhisker = double.PositiveInfinity };
        XElement svg = Svg.Parse(BoxPlot.Draw(new ChartHeading("psnr", "PSNR", ""), "dB", [Box.Of("all", "c0", infinite)]));

        Assert.Empty(svg.Of("rect", "box"));
    }
}
