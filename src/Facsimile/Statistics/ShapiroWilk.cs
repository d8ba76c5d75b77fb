using MathNet.Numerics;
using MathNet.Numerics.Distributions;

namespace Facsimile.Statistics;

/// <summary>
/// The Shapiro-Wilk test of normality with unknown mean and variance, for most alternatives the most powerful one. Weights and
/// p-values by Royston, "Remark AS R94: a remark on algorithm AS 181: the W-test for normality" (1995).
/// </summary>
public static class ShapiroWilk
{
    private const string Name = "Shapiro-Wilk";

    // The approximations were fitted for 3 to 5,000 values.
    private const int Fewest = 3;
    private const int Most = 5000;

    /// <summary>
    /// Tests by W = (Σ aᵢ·x₍ᵢ₎)² / Σ (xᵢ − x̄)², the weights a standing for the expected order statistics of a normal sample.
    /// </summary>
    /// <param name="values">3 to 5,000 values that are not all equal, in any order.</param>
    /// <returns>W, above 0, and near 1 for a normal sample; the p-value says how probable a W so small is.</returns>
    /// <exception cref="FacsimileException">
    /// There are too few or too many values, one is not finite, or all are equal.
    /// </exception>
    public static TestResult Test(ReadOnlySpan<double> values)
    {
        double[] sorted = SampleValues.UnitRange(values, Name, Fewest, Most);
        Array.Sort(sorted);
        double[] weights = Weights(sorted.Length);
        double mean = sorted.Average();
        double squares = sorted.Sum(value => (value - mean) * (value - mean));
        double weighted = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            weighted += weights[i] * (sorted[^(i + 1)] - sorted[i]);
        }

        double w = Math.Min(1, weighted * weighted / squares);
        return new TestResult(Name, w, LowerTail(w, sorted.Length), sorted.Length);
    }

    /// <summary>
    /// The weights of the largest n/2 values, descending; those of the smallest are the same with a minus. They are the medians
    /// of the order statistics scaled to Σa² = 1, after the outermost ones were set by polynomials in 1/√n.
    /// </summary>
    private static double[] Weights(int count)
    {
        if (count == 3)
        {
            return [Math.Sqrt(0.5)];
        }

        double[] medians = [.. Enumerable.Range(1, count / 2).Select(i => -Normal.InvCDF(0, 1, (i - 0.375) / (count + 0.25)))];
        double squares = 2 * medians.Sum(median => median * median);
        double root = 1 / Math.Sqrt(count);
        var set = new List<double>
        {
            Polynomial.Evaluate(
                root, medians[0] / Math.Sqrt(squares), 0.221157, -0.147981, -2.07119, 4.434685, -2.706056),
        };
        if (count > 5)
        {
            set.Add(Polynomial.Evaluate(
                root, medians[1] / Math.Sqrt(squares), 0.042981, -0.293762, -1.752461, 5.682633, -3.582633));
        }

        double restOfMedians = squares - (2 * medians.Take(set.Count).Sum(median => median * median));
        double restOfWeights = 1 - (2 * set.Sum(weight => weight * weight));
        double scale = Math.Sqrt(restOfWeights / restOfMedians);
        return [.. set, .. medians.Skip(set.Count).Select(median => median * scale)];
    }

    /// <summary>
    /// P(W ≤ w): exact for 3 values; else a function of ln(1 − W) is nearly normal, with mean and deviation by polynomials in n
    /// or ln n.
    /// </summary>
    private static double LowerTail(double w, int count)
    {
        if (count == 3)
        {
            return Math.Clamp(6 / Math.PI * (Math.Asin(Math.Sqrt(w)) - Math.Asin(Math.Sqrt(0.75))), 0, 1);
        }

        double y = Math.Log(1 - w);
        double mean, logDeviation;
        if (count <= 11)
        {
            double end = Polynomial.Evaluate(count, -2.273, 0.459);
            if (y >= end)
            {
                return 0;
            }

            y = -Math.Log(end - y);
            mean = Polynomial.Evaluate(count, 0.544, -0.39978, 0.025054, -6.714e-4);
            logDeviation = Polynomial.Evaluate(count, 1.3822, -0.77857, 0.062767, -0.0020322);
        }
        else
        {
            double logCount = Math.Log(count);
            mean = Polynomial.Evaluate(logCount, -1.5861, -0.31082, -0.083751, 0.0038915);
            logDeviation = Polynomial.Evaluate(logCount, -0.4803, -0.082676, 0.0030302);
        }

        return Normal.CDF(0, 1, (mean - y) / Math.Exp(logDeviation));
    }
}
