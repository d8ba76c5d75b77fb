using Facsimile.Statistics;
using Facsimile.Tests.Goldens;

namespace Facsimile.Tests.Statistics;

public class NormalQuantilesTests
{
    [Fact]
    public void Agree_with_SciPy()
    {
        foreach (NormalitySample sample in NormalitySample.All)
        {
            double[] expected = sample.Golden["quantiles"].Doubles();
            var actual = NormalQuantiles.Of(sample.Values);
            Assert.Equal(sample.Values.Length, actual.Theoretical.Length);
            Assert.Equal(expected, actual.Theoretical.Take(expected.Length), (a, b) => Math.Abs(a - b) < 1e-12);
            Assert.Equal(sample.Values.Order(), actual.Ordered);
            var distribution = Distribution.Of(sample.Values);
            Assert.Equal(distribution.Mean, actual.Mean, 1e-12);
            Assert.Equal(distribution.StandardDeviation, actual.StandardDeviation, 1e-12);
        }
    }

    [Fact]
    public void Theoretical_quantiles_are_symmetric_and_ascend()
    {
        var quantiles = NormalQuantiles.Of([.. Enumerable.Range(0, 101).Select(i => (double)i)]);
        Assert.Equal(quantiles.Theoretical.Order(), quantiles.Theoretical);
        Assert.Equal(
            quantiles.Theoretical.Reverse(), quantiles.Theoretical.Select(value => -value), (a, b) => Math.Abs(a - b) < 1e-12);
    }
}
