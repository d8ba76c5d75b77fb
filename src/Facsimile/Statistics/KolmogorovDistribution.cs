namespace Facsimile.Statistics;

/// <summary>The distribution of the two-sided Kolmogorov-Smirnov statistic D of n values.</summary>
internal static class KolmogorovDistribution
{
    // n·D² from which doubling the one-sided probability is right to 1e-10: D⁺ and D⁻ are then hardly ever both so large.
    private const double Tail = 3;

    // The exact probability takes about 12·n² multiplications.
    private const int MostExact = 1000;

    /// <summary>P(D ≥ distance).</summary>
    /// <param name="distance">0 to 1.</param>
    /// <param name="count">n, at least 1.</param>
    public static double UpperTail(double distance, int count)
    {
        double squared = count * distance * distance;
        double probability = squared >= Tail ? 2 * OneSidedUpperTail(distance, count)
            : count <= MostExact ? 1 - Exact(distance, count)
            : Asymptotic(Math.Sqrt(squared), count);
        return Math.Clamp(probability, 0, 1);
    }

    /// <summary>
    /// P(D⁺ ≥ d) = d·Σⱼ C(n, j)·(d + j/n)^(j − 1)·(1 − d − j/n)^(n − j), j from 0 to n·(1 − d); Birnbaum and Tingey, "One-sided
    /// confidence contours for probability distribution functions" (1951).
    /// </summary>
    private static double OneSidedUpperTail(double distance, int count)
    {
        double sum = 0;
        double logBinomial = 0;
        for (int j = 0; j <= count * (1 - distance); j++)
        {
            double below = distance + ((double)j / count);
            double above = Math.Max(0, 1 - below);
            sum += Math.Exp(logBinomial + ((j - 1) * Math.Log(below)) + ((count - j) * Math.Log(above)));
            logBinomial += Math.Log((count - j) / (j + 1.0));
        }

        return distance * sum;
    }

    /// <summary>
    /// P(D &lt; d) = n!/nⁿ times the middle element of the n-th power of a matrix; Durbin (1973), as written by Marsaglia, Tsang
    /// and Wang, "Evaluating Kolmogorov's distribution" (2003). Only the middle row of the powers is computed.
    /// </summary>
    private static double Exact(double distance, int count)
    {
        int middle = (int)(count * distance);
        double[][] matrix = DurbinMatrix(middle, middle + 1 - (count * distance));
        double[] row = new double[matrix.Length];
        row[middle] = 1;
        for (int i = 1; i <= count; i++)
        {
            double[] next = new double[row.Length];
            for (int k = 0; k < row.Length; k++)
            {
                // Each product takes its share i/n of n!/nⁿ, so that nothing overflows.
                double factor = row[k] * i / count;
                for (int j = 0; j <= Math.Min(k + 1, row.Length - 1); j++)
                {
                    next[j] += factor * matrix[k][j];
                }
            }

            row = next;
        }

        return row[middle];
    }

    /// <summary>
    /// 2·middle + 1 rows of 1/(i − j + 1)!, or 0 for j above i + 1. From the first column h^(i + 1)/(i + 1)! is taken off, and
    /// from the last row the same read from the right; the corner of both gets (2h − 1)^size/size! back if h is above 1/2.
    /// </summary>
    private static double[][] DurbinMatrix(int middle, double h)
    {
        int size = (2 * middle) + 1;
        double[] reciprocalFactorials = new double[size + 1];
        reciprocalFactorials[0] = 1;
        for (int i = 1; i <= size; i++)
        {
            reciprocalFactorials[i] = reciprocalFactorials[i - 1] / i;
        }

        double[][] matrix = new double[size][];
        for (int i = 0; i < size; i++)
        {
            matrix[i] = new double[size];
            for (int j = 0; j <= Math.Min(i + 1, size - 1); j++)
            {
                matrix[i][j] = reciprocalFactorials[i - j + 1];
            }
        }

        for (int i = 0; i < size; i++)
        {
            double taken = Math.Pow(h, i + 1) * reciprocalFactorials[i + 1];
            matrix[i][0] -= taken;
            matrix[size - 1][size - 1 - i] -= taken;
        }

        matrix[size - 1][0] += Math.Pow(Math.Max(0, (2 * h) - 1), size) * reciprocalFactorials[size];
        return matrix;
    }

    /// <summary>
    /// Kolmogorov's limit 2·Σₖ (−1)^(k − 1)·exp(−2k²x²) at x = √n·D + 1/(6√n) + (√n·D − 1)/(4n); Vrbik, "Deriving CDF of
    /// Kolmogorov-Smirnov test statistic" (2020). Right to 3e-5 from 1,000 values on.
    /// </summary>
    private static double Asymptotic(double root, int count)
    {
        double x = root + (1 / (6 * Math.Sqrt(count))) + ((root - 1) / (4.0 * count));
        double sum = 0;
        double term;
        int k = 0;

        // Below 0.1 the sum is 1 to the last digit, but converges slowly.
        do
        {
            k++;
            term = Math.Exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
        }
        while (term > 1e-17 && x >= 0.1);
        return x < 0.1 ? 1 : 2 * sum;
    }
}
