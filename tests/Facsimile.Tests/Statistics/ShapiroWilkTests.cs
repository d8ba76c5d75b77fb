using System.Text.Json.Nodes;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class ShapiroWilkTests
{
    [Fact]
    public void Agrees_with_R()
    {
        JsonArray goldens = GoldenValues.Cases("shapiro_wilk.json");
        Assert.Equal(NormalitySample.All.Length, goldens.Count);
        foreach ((NormalitySample sample, JsonNode? golden) in NormalitySample.All.Zip(goldens))
        {
            TestResult actual = ShapiroWilk.Test(sample.Values);
            double p = (double)golden!["p"]!;
            Assert.Equal(sample.Name, (string)golden["name"]!);
            Assert.Equal(("Shapiro-Wilk", sample.Values.Length), (actual.Name, actual.Count));
            Assert.Equal((double)golden["w"]!, actual.Statistic, 1e-12);
            double tolerance = Math.Min(1e-9, 1e-15 + (1e-6 * p));
            Assert.True(Math.Abs(p - actual.PValue) <= tolerance, $"{sample.Name}: {p}, {actual.PValue}");
        }
    }

    // SciPy 1.10 computes in single precision, which costs 0.0016 of the p-value of 5,000 values.
    [Fact]
    public void Agrees_with_SciPy_within_single_precision()
    {
        foreach (NormalitySample sample in NormalitySample.All)
        {
            TestResult actual = ShapiroWilk.Test(sample.Values);
            double[] golden = sample.Golden["shapiro"].Doubles();
            Assert.Equal(golden[0], actual.Statistic, 2e-6);
            Assert.Equal(golden[1], actual.PValue, sample.Values.Length < 1000 ? 5e-5 : 2e-3);
        }
    }

    [Fact]
    public void Unit_and_origin_do_not_matter()
    {
        double[] values = NormalitySample.All.Single(sample => sample.Name == "exponential").Values;
        TestResult expected = ShapiroWilk.Test(values);
        TestResult actual = ShapiroWilk.Test([.. values.Reverse().Select(value => 2e-300 * (5 - value))]);
        Assert.Equal(expected.Statistic, actual.Statistic, 1e-12);
        Assert.Equal(expected.PValue, actual.PValue, 1e-9);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(5000)]
    public void A_single_deviating_value_is_as_far_from_normal_as_can_be(int count)
    {
        TestResult result = ShapiroWilk.Test([1, .. Enumerable.Repeat(0.0, count - 1)]);
        Assert.InRange(result.Statistic, 0, 0.7);
        Assert.InRange(result.PValue, 0, 0.01);
    }
}
