using System.Text.Json.Nodes;
using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class LillieforsTests
{
    [Fact]
    public void Statistic_agrees_with_SciPy()
    {
        foreach (NormalitySample sample in NormalitySample.All.Where(sample => sample.Values.Length >= 5))
        {
            TestResult actual = Lilliefors.Test(sample.Values);
            Assert.Equal(("Lilliefors", sample.Values.Length), (actual.Name, actual.Count));
            Assert.Equal((double)sample.Golden["lilliefors"]!, actual.Statistic, 1e-12);
            Assert.Equal(LillieforsDistribution.UpperTail(actual.Statistic, actual.Count), actual.PValue, 1e-9);
        }
    }

    [Fact]
    public void P_values_agree_with_a_simulation_to_a_thousandth()
    {
        JsonArray cases = GoldenValues.Cases("lilliefors.json");
        Assert.Equal(143, cases.Count);
        foreach (JsonNode? one in cases)
        {
            double[] golden = one.Doubles();
            double actual = LillieforsDistribution.UpperTail(golden[1], (int)golden[0]);
            double tolerance = Math.Min(1e-3, 0.1 * golden[2]);
            Assert.True(Math.Abs(golden[2] - actual) <= tolerance, $"n {golden[0]}, D {golden[1]}: {golden[2]}, {actual}");
        }
    }

    // Critical values of Molin and Abdi, "New tables and numerical approximation for the Kolmogorov-Smirnov/Lilliefors/Van Soest
    // test of normality" (1998), which were simulated too.
    [Theory]
    [InlineData(5, 0.3188, 0.10)]
    [InlineData(5, 0.3427, 0.05)]
    [InlineData(5, 0.3959, 0.01)]
    [InlineData(10, 0.2171, 0.20)]
    [InlineData(10, 0.2410, 0.10)]
    [InlineData(10, 0.2616, 0.05)]
    [InlineData(10, 0.3037, 0.01)]
    [InlineData(20, 0.1589, 0.20)]
    [InlineData(20, 0.1764, 0.10)]
    [InlineData(20, 0.1920, 0.05)]
    [InlineData(20, 0.2226, 0.01)]
    [InlineData(30, 0.1315, 0.20)]
    [InlineData(30, 0.1460, 0.10)]
    [InlineData(30, 0.1590, 0.05)]
    [InlineData(30, 0.1848, 0.01)]
    public void P_values_agree_with_the_published_table(int count, double critical, double p)
        => Assert.Equal(p, LillieforsDistribution.UpperTail(critical, count), 3e-3);

    [Theory]
    [InlineData(5)]
    [InlineData(9)]
    [InlineData(10)]
    [InlineData(60000)]
    public void P_values_fall_from_1_to_0_also_outside_of_the_table(int count)
    {
        double last = 1;
        for (double distance = 0.5 / count; distance <= 1; distance += 0.05 / Math.Sqrt(count))
        {
            double p = LillieforsDistribution.UpperTail(distance, count);
            Assert.InRange(p, 0, last);
            last = p;
        }

        Assert.InRange(LillieforsDistribution.UpperTail(0.5 / count, count), 0.9999, 1);
        Assert.InRange(last, 0, 1e-12);
    }

    [Fact]
    public void Unit_and_origin_do_not_matter()
    {
        double[] values = NormalitySample.All.Single(sample => sample.Name == "uniform").Values;
        TestResult expected = Lilliefors.Test(values);
        TestResult actual = Lilliefors.Test([.. values.Select(value => (1e200 * value) - 3e199)]);
        Assert.Equal(expected.Statistic, actual.Statistic, 1e-12);
        Assert.Equal(expected.PValue, actual.PValue, 1e-9);
    }
}
