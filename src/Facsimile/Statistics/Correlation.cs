using System.Numerics.Tensors;
using MathNet.Numerics;
using MathNet.Numerics.Statistics;

namespace Facsimile.Statistics;

/// <summary>Tests whether two quantities, measured on the same items, are related.</summary>
public static class Correlation
{
    /// <summary>Pearson's coefficient of linear correlation, r = Σ(x − x̄)(y − ȳ) / √(Σ(x − x̄)²·Σ(y − ȳ)²), −1 to 1.</summary>
    /// <param name="x">The first quantity: at least 3 values that are not all equal.</param>
    /// <param name="y">The second: as many values, in the same order of items.</param>
    /// <returns>r, and the two-sided p-value of no correlation, exact where the pairs are normal.</returns>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    /// <exception cref="FacsimileException">
    /// There are fewer than 3 values, one is not finite, or those of a quantity are all equal.
    /// </exception>
    public static TestResult Pearson(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        const string Name = "Pearson correlation";
        CheckLengths(x, y);
        return Test(Name, UnitRange(x, Name, "first"), UnitRange(y, Name, "second"));
    }

    /// <summary>
    /// Spearman's coefficient of rank correlation: Pearson's of the ranks, −1 to 1, equal values sharing their mean rank. It
    /// finds any rising or falling relation, and outliers do not govern it.
    /// </summary>
    /// <param name="x">The first quantity: at least 3 values that are not all equal.</param>
    /// <param name="y">The second: as many values, in the same order of items.</param>
    /// <returns>The coefficient, and the two-sided p-value of no relation by the t distribution, as SciPy computes it.</returns>
    /// <exception cref="ArgumentException">The numbers of values differ.</exception>
    /// <exception cref="FacsimileException">
    /// There are fewer than 3 values, one is not finite, or those of a quantity are all equal.
    /// </exception>
    public static TestResult Spearman(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        const string Name = "Spearman correlation";
        CheckLengths(x, y);
        return Test(Name, Ranks(x, Name, "first"), Ranks(y, Name, "second"));
    }

    private static void CheckLengths(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length)
        {
            throw new ArgumentException($"{x.Length} values of the first quantity, but {y.Length} of the second.", nameof(y));
        }
    }

    private static double[] UnitRange(ReadOnlySpan<double> values, string name, string which)
        => SampleValues.UnitRange(values, $"{name}, {which} quantity", fewest: 3);

    private static double[] Ranks(ReadOnlySpan<double> values, string name, string which)
    {
        // Checked only: scaled values that lie close together could become equal.
        UnitRange(values, name, which);
        return ArrayStatistics.RanksInplace(values.ToArray(), RankDefinition.Average);
    }

    private static TestResult Test(string name, double[] x, double[] y)
    {
        TensorPrimitives.Subtract(x, x.Average(), x);
        TensorPrimitives.Subtract(y, y.Average(), y);
        double r = Math.Clamp(
            TensorPrimitives.Dot<double>(x, y) / TensorPrimitives.Norm<double>(x) / TensorPrimitives.Norm<double>(y), -1, 1);

        // The two tails of Student's t with n − 2 degrees of freedom at t = r·√((n − 2)/(1 − r²)).
        double pValue = SpecialFunctions.BetaRegularized((x.Length / 2.0) - 1, 0.5, (1 - r) * (1 + r));
        return new TestResult(name, r, pValue, x.Length);
    }
}
