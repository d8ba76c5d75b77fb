using System.Text.Json.Nodes;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class CorrelationTests
{
    [Fact]
    public void Agrees_with_SciPy()
    {
        JsonArray cases = GoldenValues.Cases("correlation.json");
        Assert.Equal(11, cases.Count);
        foreach (JsonNode? golden in cases)
        {
            double[] x = [.. golden!["x"].Floats().Select(value => (double)value)];
            double[] y = [.. golden["y"].Floats().Select(value => (double)value)];
            AssertClose(golden, "pearson", Correlation.Pearson(x, y), ("Pearson correlation", x.Length));
            AssertClose(golden, "spearman", Correlation.Spearman(x, y), ("Spearman correlation", x.Length));
        }
    }

    [Fact]
    public void A_rising_relation_has_rank_correlation_1()
    {
        TestResult result = Correlation.Spearman([1, 2, 3, 4], [-1e300, 0, 1e-300, 1e300]);
        Assert.Equal(1, result.Statistic, 1e-15);
        Assert.Equal(0, result.PValue, 1e-12);
    }

    [Fact]
    public void Different_numbers_of_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => Correlation.Pearson([1, 2, 3], [1, 2, 3, 4]));
        Assert.Throws<ArgumentException>(() => Correlation.Spearman([1, 2, 3, 4], [1, 2, 3]));
    }

    [Fact]
    public void A_constant_quantity_is_named()
        => Assert.Contains(
            "second quantity: the 3 values are all 0.5",
            Assert.Throws<FacsimileException>(() => Correlation.Pearson([1, 2, 3], [0.5, 0.5, 0.5])).Message);

    private static void AssertClose(JsonNode golden, string key, TestResult actual, (string Name, int Count) expected)
    {
        double[] values = golden[key].Doubles();
        Assert.Equal(expected, (actual.Name, actual.Count));
        Assert.True(
            Math.Abs(values[0] - actual.Statistic) <= 1e-12 && Math.Abs(values[1] - actual.PValue) <= 1e-9,
            $"{key} of {golden["name"]}: expected {values[0]} and {values[1]}, found {actual}");
    }
}
