using System.Numerics.Tensors;
using MathNet.Numerics;

namespace Facsimile.Statistics;

/// <summary>
/// Mardia's tests of multivariate normality, by skewness and by kurtosis: they tell in which way the rows deviate, and see
/// nothing else. Mardia, "Applications of some measures of multivariate skewness and kurtosis in testing normality and
/// robustness studies" (1974). Both do not depend on the units or the directions of the axes.
/// </summary>
public static class Mardia
{
    /// <summary>
    /// Tests whether the rows are as symmetric as a normal sample: n·k·b₁/6 with b₁ = (1/n²)·Σᵢⱼ (yᵢ·yⱼ)³ over the whitened rows
    /// y is nearly χ² with p·(p + 1)·(p + 2)/6 degrees of freedom, p the length of a row; Mardia's correction for small samples
    /// is k = (n + 1)·(n + 3)·(p + 1)/(n·((n + 1)·(p + 1) − 6)). It takes n·p³/6 multiplications.
    /// </summary>
    /// <param name="rows">N × size, N above size and at least 3.</param>
    /// <returns>The χ² statistic and its p-value.</returns>
    /// <exception cref="ArgumentException">The tensor has not two dimensions, or its rows are empty.</exception>
    /// <exception cref="FacsimileException">
    /// There are too few rows, a value is not finite, a column is constant, or columns depend linearly on each other.
    /// </exception>
    public static TestResult Skewness(Tensor<float> rows)
    {
        const string Name = "Mardia skewness";
        double[][] whitened = WhitenedColumns.Of(rows, Name);
        int count = whitened[0].Length;
        SampleValues.CheckCount(count, "rows", Name, fewest: 3);
        double n = count;
        double p = whitened.Length;
        double correction = (n + 1) * (n + 3) * (p + 1) / (n * (((n + 1) * (p + 1)) - 6));
        double statistic = n * correction * SquaredSkewness(whitened) / 6;
        double degrees = p * (p + 1) * (p + 2) / 6;
        return new TestResult(Name, statistic, SpecialFunctions.GammaUpperRegularized(degrees / 2, statistic / 2), count);
    }

    /// <summary>
    /// Tests whether the rows have the tails of a normal sample: (b₂ − p·(p + 2))/√(8·p·(p + 2)/n) with b₂ = (1/n)·Σᵢ ‖yᵢ‖⁴ over
    /// the whitened rows y, p the length of a row, is nearly standard normal; two-sided.
    /// </summary>
    /// <param name="rows">N × size, N above size.</param>
    /// <returns>The standard normal statistic, above 0 for heavy tails and below for light ones, and its p-value.</returns>
    /// <exception cref="ArgumentException">The tensor has not two dimensions, or its rows are empty.</exception>
    /// <exception cref="FacsimileException">
    /// There are too few rows, a value is not finite, a column is constant, or columns depend linearly on each other.
    /// </exception>
    public static TestResult Kurtosis(Tensor<float> rows)
    {
        const string Name = "Mardia kurtosis";
        double[][] whitened = WhitenedColumns.Of(rows, Name);
        int count = whitened[0].Length;
        double p = whitened.Length;
        double[] squares = new double[count];
        foreach (double[] column in whitened)
        {
            TensorPrimitives.MultiplyAdd<double>(column, column, squares, squares);
        }

        double kurtosis = TensorPrimitives.SumOfSquares<double>(squares) / count;
        double statistic = (kurtosis - (p * (p + 2))) / Math.Sqrt(8 * p * (p + 2) / count);
        return new TestResult(Name, statistic, SpecialFunctions.Erfc(Math.Abs(statistic) / Math.Sqrt(2)), count);
    }

    /// <summary>
    /// b₁ as the sum of the squared third moments (1/n)·Σᵢ yᵢ[a]·yᵢ[b]·yᵢ[c] over all a, b and c: far fewer products than over all
    /// pairs of rows. Each moment with a ≤ b ≤ c stands for its permutations.
    /// </summary>
    private static double SquaredSkewness(double[][] whitened)
    {
        int count = whitened[0].Length;
        double[] products = new double[count];
        double sum = 0;
        for (int a = 0; a < whitened.Length; a++)
        {
            for (int b = a; b < whitened.Length; b++)
            {
                TensorPrimitives.Multiply<double>(whitened[a], whitened[b], products);
                for (int c = b; c < whitened.Length; c++)
                {
                    double moment = TensorPrimitives.Dot<double>(products, whitened[c]) / count;
                    int permutations = a == c ? 1 : a == b || b == c ? 3 : 6;
                    sum += permutations * moment * moment;
                }
            }
        }

        return sum;
    }
}
