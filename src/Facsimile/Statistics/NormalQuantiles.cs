using System.Collections.Immutable;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Statistics;

namespace Facsimile.Statistics;

/// <summary>
/// The points of a normal Q-Q plot: the ordered values of a sample over the values that a standard normal sample of the same
/// size would have in their places. The points of a normal sample lie near the line mean + deviation · theoretical.
/// </summary>
/// <param name="Theoretical">
/// Φ⁻¹ of the median probability of each order statistic, ascending; Filliben, "The probability plot correlation coefficient
/// test for normality" (1975).
/// </param>
/// <param name="Ordered">The values, ascending; as many.</param>
/// <param name="Mean">The mean of the values.</param>
/// <param name="StandardDeviation">Their sample standard deviation, divisor n − 1.</param>
public sealed record NormalQuantiles(
    ImmutableArray<double> Theoretical, ImmutableArray<double> Ordered, double Mean, double StandardDeviation)
{
    /// <summary>Computes the points.</summary>
    /// <param name="values">At least 2 values, in any order.</param>
    /// <exception cref="FacsimileException">There are fewer than 2 values, or one is not finite.</exception>
    public static NormalQuantiles Of(ReadOnlySpan<double> values)
    {
        SampleValues.Check(values, "Q-Q plot", fewest: 2);
        double[] ordered = values.ToArray();
        Array.Sort(ordered);
        (double mean, double standardDeviation) = ArrayStatistics.MeanStandardDeviation(ordered);
        IEnumerable<double> theoretical =
            Enumerable.Range(1, ordered.Length).Select(i => Normal.InvCDF(0, 1, MedianProbability(i, ordered.Length)));
        return new NormalQuantiles([.. theoretical], [.. ordered], mean, standardDeviation);
    }

    /// <summary>The median of the i-th smallest of n uniform values: exact at both ends, else right to 0.001.</summary>
    private static double MedianProbability(int i, int n)
        => i == n ? Math.Pow(0.5, 1.0 / n)
        : i == 1 ? 1 - Math.Pow(0.5, 1.0 / n)
        : (i - 0.3175) / (n + 0.365);
}
