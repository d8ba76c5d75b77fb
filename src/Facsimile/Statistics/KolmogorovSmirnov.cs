using System.Globalization;
using MathNet.Numerics.Distributions;

namespace Facsimile.Statistics;

/// <summary>
/// The one-sample Kolmogorov-Smirnov test: do the values come from one given normal distribution? Where its mean and standard
/// deviation were estimated from the same values, this test accepts far too much, and <see cref="Lilliefors"/> is the right one.
/// </summary>
public static class KolmogorovSmirnov
{
    private const string Name = "Kolmogorov-Smirnov";

    /// <summary>
    /// Tests by D = sup |Fₙ(x) − F(x)|, Fₙ the share of values at or below x, F the normal distribution's; two-sided.
    /// </summary>
    /// <param name="values">At least one value, in any order.</param>
    /// <param name="mean">The mean of the normal distribution, known beforehand.</param>
    /// <param name="standardDeviation">Its standard deviation, likewise; positive.</param>
    /// <returns>
    /// D, 0 to 1, and a p-value that is exact to about 1e-10 for up to 1,000 values and right to 3e-5 for more.
    /// </returns>
    /// <exception cref="FacsimileException">
    /// There is no value, one is not finite, or the mean or the standard deviation is none.
    /// </exception>
    public static TestResult Test(ReadOnlySpan<double> values, double mean = 0, double standardDeviation = 1)
    {
        SampleValues.Check(values, Name, fewest: 1);
        if (!double.IsFinite(mean) || !double.IsFinite(standardDeviation) || standardDeviation <= 0)
        {
            throw new FacsimileException(string.Create(
                CultureInfo.InvariantCulture,
                $"{Name}: mean {mean} and standard deviation {standardDeviation} make no normal distribution; "
                + $"they must be finite, and the deviation above 0."));
        }

        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        double distance = Distance(sorted, mean, standardDeviation);
        return new TestResult(Name, distance, KolmogorovDistribution.UpperTail(distance, sorted.Length), sorted.Length);
    }

    /// <summary>
    /// D of ascending values: the supremum is found at a value, just before or after the step of 1/n that Fₙ makes there.
    /// </summary>
    internal static double Distance(ReadOnlySpan<double> sorted, double mean, double standardDeviation)
    {
        double distance = 0;
        for (int i = 0; i < sorted.Length; i++)
        {
            double probability = Normal.CDF(mean, standardDeviation, sorted[i]);
            double before = (double)i / sorted.Length;
            double after = (i + 1.0) / sorted.Length;
            distance = Math.Max(distance, Math.Max(probability - before, after - probability));
        }

        return distance;
    }
}
