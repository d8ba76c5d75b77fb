using System.Numerics.Tensors;
using MathNet.Numerics.Distributions;

namespace Facsimile.Statistics;

/// <summary>
/// The test of multivariate normality of Henze and Zirkler, "A class of invariant consistent tests for multivariate normality"
/// (1990): a weighted squared distance of the empirical characteristic function from the normal one. It finds any kind of
/// deviation, and does not depend on the units or the directions of the axes.
/// </summary>
public static class HenzeZirkler
{
    private const string Name = "Henze-Zirkler";

    /// <summary>
    /// Tests by T = (1/n)·Σᵢⱼ exp(−β²·dᵢⱼ/2) − 2·(1 + β²)^(−p/2)·Σᵢ exp(−β²·dᵢ/(2 + 2β²)) + n·(1 + 2β²)^(−p/2), where dᵢⱼ and dᵢ
    /// are the squared Mahalanobis distances between rows and from the mean, p the length of a row, and
    /// β = (n·(2p + 1)/4)^(1/(p + 4))/√2. It takes n²/2 exponentials: some seconds for 60,000 rows.
    /// </summary>
    /// <param name="rows">N × size, N above size, size 1 or more.</param>
    /// <returns>T, and the p-value of its lognormal approximation, which holds from about 20 rows on.</returns>
    /// <exception cref="ArgumentException">The tensor has not two dimensions, or its rows are empty.</exception>
    /// <exception cref="FacsimileException">
    /// There are too few rows, a value is not finite, a column is constant, or columns depend linearly on each other.
    /// </exception>
    public static TestResult Test(Tensor<float> rows)
    {
        double[][] whitened = WhitenedColumns.Of(rows, Name);
        int size = whitened.Length;
        int count = whitened[0].Length;
        double squaredBeta = Math.Pow(count * ((2 * size) + 1.0) / 4, 2.0 / (size + 4)) / 2;
        double[] origin = new double[size];
        double[] exponentials = new double[count];
        double fromMean = SumOfExponentials(whitened, 0, origin, squaredBeta / (1 + squaredBeta), exponentials);
        double betweenRows = count;
        for (int i = 0; i < count; i++)
        {
            // A row is 0 from itself, and each other pair is met once.
            double[] row = [.. whitened.Select(column => column[i])];
            betweenRows += 2 * SumOfExponentials(whitened, i + 1, row, squaredBeta, exponentials);
        }

        double statistic = (betweenRows / count)
            - (2 * Math.Pow(1 + squaredBeta, -size / 2.0) * fromMean)
            + (count * Math.Pow(1 + (2 * squaredBeta), -size / 2.0));
        return new TestResult(Name, statistic, UpperTail(statistic, squaredBeta, size), count);
    }

    /// <summary>Σⱼ exp(−factor·‖yⱼ − place‖²/2) over the rows y from a first one on.</summary>
    private static double SumOfExponentials(
        double[][] whitened, int first, ReadOnlySpan<double> place, double factor, double[] buffer)
    {
        Span<double> sums = buffer.AsSpan(first);
        sums.Clear();
        for (int k = 0; k < whitened.Length; k++)
        {
            ReadOnlySpan<double> column = whitened[k].AsSpan(first);
            for (int j = 0; j < sums.Length; j++)
            {
                double difference = column[j] - place[k];
                sums[j] += difference * difference;
            }
        }

        TensorPrimitives.Multiply(sums, -factor / 2, sums);
        TensorPrimitives.Exp(sums, sums);
        return TensorPrimitives.Sum<double>(sums);
    }

    /// <summary>P(T ≥ t): the lognormal distribution with the mean and variance of T's limit (theorem 2.2).</summary>
    private static double UpperTail(double statistic, double squaredBeta, int size)
    {
        double b2 = squaredBeta;
        double b4 = b2 * b2;
        double b8 = b4 * b4;
        double p = size;
        double a = 1 + (2 * b2);
        double w = (1 + b2) * (1 + (3 * b2));
        double mean = 1 - (Math.Pow(a, -p / 2) * (1 + (p * b2 / a) + (p * (p + 2) * b4 / (2 * a * a))));
        double variance = (2 * Math.Pow(1 + (4 * b2), -p / 2))
            + (2 * Math.Pow(a, -p) * (1 + (2 * p * b4 / (a * a)) + (3 * p * (p + 2) * b8 / (4 * Math.Pow(a, 4)))))
            - (4 * Math.Pow(w, -p / 2) * (1 + (3 * p * b4 / (2 * w)) + (p * (p + 2) * b8 / (2 * w * w))));
        double logVariance = Math.Log(1 + (variance / (mean * mean)));
        double logMean = Math.Log(mean) - (logVariance / 2);
        return statistic <= 0 ? 1 : Normal.CDF(0, 1, (logMean - Math.Log(statistic)) / Math.Sqrt(logVariance));
    }
}
