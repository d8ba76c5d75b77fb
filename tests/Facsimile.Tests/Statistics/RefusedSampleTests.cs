using Facsimile.Statistics;

namespace Facsimile.Tests.Statistics;

public class RefusedSampleTests
{
    private static readonly Dictionary<string, Func<double[], object>> Tests = new()
    {
        ["Kolmogorov-Smirnov"] = values => KolmogorovSmirnov.Test(values),
        ["Lilliefors"] = values => Lilliefors.Test(values),
        ["Shapiro-Wilk"] = values => ShapiroWilk.Test(values),
        ["Pearson correlation"] = values => Correlation.Pearson(values, values),
        ["Spearman correlation"] = values => Correlation.Spearman(values, values),
        ["Q-Q plot"] = values => NormalQuantiles.Of(values),
    };

    [Theory]
    [InlineData("Kolmogorov-Smirnov", 1)]
    [InlineData("Lilliefors", 5)]
    [InlineData("Shapiro-Wilk", 3)]
    [InlineData("Pearson correlation", 3)]
    [InlineData("Spearman correlation", 3)]
    [InlineData("Q-Q plot", 2)]
    public void Too_few_values_are_refused_and_the_fewest_allowed_are_not(string test, int fewest)
    {
        double[] enough = [.. Enumerable.Range(0, fewest).Select(i => i + 0.5)];
        Assert.NotNull(Tests[test](enough));
        Assert.Contains($"at least {fewest} are needed", Refusal(test, enough[1..]));
    }

    [Fact]
    public void Values_that_are_not_finite_are_refused_by_their_place()
    {
        foreach (string test in Tests.Keys)
        {
            Assert.Contains("value 3 of 6 is NaN", Refusal(test, [1, 2, double.NaN, 4, 5, 6]));
            Assert.Contains("value 6 of 6 is -Infinity", Refusal(test, [1, 2, 3, 4, 5, double.NegativeInfinity]));
        }
    }

    [Theory]
    [InlineData("Lilliefors")]
    [InlineData("Shapiro-Wilk")]
    [InlineData("Pearson correlation")]
    [InlineData("Spearman correlation")]
    public void Constant_values_and_values_beyond_a_double_are_refused(string test)
    {
        Assert.Contains("the 6 values are all 0.1", Refusal(test, [0.1, 0.1, 0.1, 0.1, 0.1, 0.1]));
        Assert.Contains("reach from -1E+308 to 1E+308", Refusal(test, [-1e308, 1, 2, 3, 4, 1e308]));
    }

    [Fact]
    public void Shapiro_Wilk_refuses_more_than_5000_values()
    {
        double[] values = [.. Enumerable.Range(0, 5001).Select(i => (double)i)];
        Assert.NotNull(ShapiroWilk.Test(values.AsSpan(1)));
        Assert.Contains("5001 values, but it holds for at most 5000", Refusal("Shapiro-Wilk", values));
    }

    private static string Refusal(string test, double[] values)
    {
        string message = Assert.Throws<FacsimileException>(() => Tests[test](values)).Message;
        Assert.StartsWith(test, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        return message;
    }
}
