using System.Text.Json.Nodes;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class DistributionTests
{
    [Fact]
    public void Agrees_with_numpy()
    {
        JsonArray cases = GoldenValues.Cases("distribution.json");
        Assert.Equal(18, cases.Count);
        foreach (JsonNode? golden in cases)
        {
            double[] values = golden!["values"].Doubles();
            Distribution actual = Distribution.Of(values);
            double[] quartiles = golden["quartiles"].Doubles();
            double[] whiskers = golden["whiskers"].Doubles();
            Assert.Equal(values.Length, actual.Count);
            Assert.Equal((double)golden["mean"]!, actual.Mean, 1e-12);
            Assert.Equal((double)golden["standardDeviation"]!, actual.StandardDeviation, 1e-12);
            Assert.True(
                Close(quartiles[0], actual.LowerQuartile) && Close(quartiles[1], actual.Median)
                    && Close(quartiles[2], actual.UpperQuartile));
            Assert.Equal((whiskers[0], whiskers[1]), (actual.LowerWhisker, actual.UpperWhisker));
            Assert.Equal((values.Min(), values.Max()), (actual.Minimum, actual.Maximum));
            Assert.Equal((int)golden["outliers"]!, actual.OutlierCount);
        }
    }

    [Fact]
    public void Order_of_the_values_does_not_matter()
    {
        double[] values = [0.3, 7.1, -2.5, 0.1, 1e6, 0.30000000000000004];
        Distribution expected = Distribution.Of(values);
        Array.Reverse(values);
        Assert.Equal(expected, Distribution.Of(values));
    }

    [Fact]
    public void Constant_values_have_exactly_no_deviation()
    {
        Distribution distribution = Distribution.Of([0.1, 0.1, 0.1]);
        Assert.Equal(
            (0.1, 0.0, 0.1, 0),
            (distribution.Mean, distribution.StandardDeviation, distribution.Median, distribution.OutlierCount));
    }

    [Fact]
    public void Infinite_values_leave_the_other_quartiles_finite()
    {
        Distribution distribution = Distribution.Of([double.PositiveInfinity, 1, 2, 3, 4]);
        Assert.Equal((2.0, 3.0, 4.0), (distribution.LowerQuartile, distribution.Median, distribution.UpperQuartile));
        Assert.Equal((1.0, 4.0, 1), (distribution.LowerWhisker, distribution.UpperWhisker, distribution.OutlierCount));
        Assert.Equal(double.PositiveInfinity, distribution.Mean);
        Assert.Equal(double.PositiveInfinity, distribution.StandardDeviation);
        Assert.Equal(double.PositiveInfinity, distribution.Maximum);
    }

    [Theory]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Quartiles_of_infinite_values_are_infinite_and_not_NaN(double infinite)
    {
        Distribution all = Distribution.Of([infinite, infinite, infinite, infinite]);
        Assert.Equal((infinite, infinite, infinite), (all.LowerQuartile, all.Median, all.UpperQuartile));
        Assert.Equal((infinite, infinite, 0), (all.LowerWhisker, all.UpperWhisker, all.OutlierCount));

        Distribution half = Distribution.Of([1, 2, infinite, infinite]);
        Assert.Equal(infinite, half.Median);
        Assert.DoesNotContain(double.NaN, new[] { half.LowerQuartile, half.UpperQuartile, half.LowerWhisker, half.UpperWhisker });
    }

    [Fact]
    public void Empty_and_NaN_input_is_refused()
    {
        Assert.Contains("at least one value", Assert.Throws<ArgumentException>(() => Distribution.Of([])).Message);
        Assert.Contains("NaN", Assert.Throws<ArgumentException>(() => Distribution.Of([1, double.NaN, 2])).Message);
    }

    private static bool Close(double expected, double actual)
        => Math.Abs(expected - actual) <= 1e-12 * Math.Max(1, Math.Abs(expected));
}
