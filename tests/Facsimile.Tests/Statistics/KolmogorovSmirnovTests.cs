using System.Text.Json.Nodes;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class KolmogorovSmirnovTests
{
    [Fact]
    public void Agrees_with_SciPy_on_samples()
    {
        Assert.Equal(25, NormalitySample.All.Length);
        foreach (NormalitySample sample in NormalitySample.All)
        {
            double[] golden = sample.Golden["kolmogorov"].Doubles();
            TestResult actual = KolmogorovSmirnov.Test(sample.Values, golden[0], golden[1]);
            Assert.Equal(("Kolmogorov-Smirnov", sample.Values.Length), (actual.Name, actual.Count));
            Assert.Equal(golden[2], actual.Statistic, 1e-13);
            Assert.Equal(golden[3], actual.PValue, Tolerance(sample.Values.Length));
        }
    }

    [Fact]
    public void Distribution_agrees_with_SciPy()
    {
        JsonArray cases = GoldenValues.Cases("kolmogorov.json");
        Assert.Equal(202, cases.Count);
        foreach (JsonNode? one in cases)
        {
            double[] golden = one.Doubles();
            (int count, double distance, double expected) = ((int)golden[0], golden[1], golden[2]);
            double actual = KolmogorovDistribution.UpperTail(distance, count);
            Assert.True(
                Math.Abs(expected - actual) <= Tolerance(count), $"n {count}, D {distance}: {expected}, {actual}");

            // Small p-values are right digit by digit, not only within some absolute error.
            if (expected < 1e-3)
            {
                Assert.True(
                    Math.Abs(expected - actual) <= 1e-7 * expected, $"n {count}, D {distance}: {expected}, {actual}");
            }
        }
    }

    [Fact]
    public void One_value_in_the_middle_is_as_near_as_can_be()
    {
        TestResult result = KolmogorovSmirnov.Test([3.5], 3.5, 2);
        Assert.Equal((0.5, 1.0, 1), (result.Statistic, result.PValue, result.Count));
    }

    [Fact]
    public void Order_of_the_values_does_not_matter()
        => Assert.Equal(KolmogorovSmirnov.Test([0.3, -1, 2.2, 0.1]), KolmogorovSmirnov.Test([2.2, 0.1, 0.3, -1]));

    [Fact]
    public void Values_that_the_distribution_cannot_reach_have_p_0_and_no_NaN()
    {
        TestResult result = KolmogorovSmirnov.Test([.. Enumerable.Repeat(double.MaxValue, 2000)], -1, double.Epsilon);
        Assert.Equal((1.0, 0.0), (result.Statistic, result.PValue));
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0, -1)]
    [InlineData(0, double.NaN)]
    [InlineData(double.PositiveInfinity, 1)]
    public void What_is_no_normal_distribution_is_refused(double mean, double deviation)
        => Assert.Contains(
            "no normal distribution",
            Assert.Throws<FacsimileException>(() => KolmogorovSmirnov.Test([1, 2], mean, deviation)).Message);

    // SciPy approximates from 141 values on, Facsimile from 1,001.
    private static double Tolerance(int count) => count <= 140 ? 1e-10 : count <= 1000 ? 1e-6 : 3e-5;
}
