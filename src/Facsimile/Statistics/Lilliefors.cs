using MathNet.Numerics.Statistics;

namespace Facsimile.Statistics;

/// <summary>
/// Lilliefors's test of normality with unknown mean and variance: the Kolmogorov-Smirnov distance from the normal distribution
/// with the sample's own mean and standard deviation (Lilliefors, "On the Kolmogorov-Smirnov test for normality with mean and
/// variance unknown", 1967).
/// </summary>
public static class Lilliefors
{
    private const string Name = "Lilliefors";

    /// <summary>Tests by D = sup |Fₙ(x) − Φ((x − x̄)/s)|, s with divisor n − 1.</summary>
    /// <param name="values">At least 5 values that are not all equal, in any order.</param>
    /// <returns>D, 0 to 1, and a p-value that is right to 0.001, and below 0.01 to a tenth of itself.</returns>
    /// <exception cref="FacsimileException">There are fewer than 5 values, one is not finite, or all are equal.</exception>
    public static TestResult Test(ReadOnlySpan<double> values)
    {
        double[] sorted = SampleValues.UnitRange(values, Name, LillieforsDistribution.FewestValues);
        Array.Sort(sorted);
        (double mean, double standardDeviation) = ArrayStatistics.MeanStandardDeviation(sorted);
        double distance = KolmogorovSmirnov.Distance(sorted, mean, standardDeviation);
        return new TestResult(Name, distance, LillieforsDistribution.UpperTail(distance, sorted.Length), sorted.Length);
    }
}
