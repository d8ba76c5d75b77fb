namespace Facsimile.Inversion;

/// <summary>Solves symmetric positive definite systems.</summary>
internal static class Cholesky
{
    /// <summary>Solves (A + λ·I)·x = b with A + λ·I = L·Lᵀ.</summary>
    /// <param name="matrix">A, n×n, symmetric.</param>
    /// <param name="damping">λ.</param>
    /// <param name="right">b.</param>
    /// <param name="factor">Receives L in its lower triangle, n×n.</param>
    /// <param name="solution">Receives x.</param>
    /// <returns>Whether the matrix is positive definite; otherwise x is undefined.</returns>
    public static bool Solve(
        ReadOnlySpan<double> matrix, double damping, ReadOnlySpan<double> right, Span<double> factor, Span<double> solution)
    {
        int size = right.Length;
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j <= i; j++)
            {
                double sum = matrix[(i * size) + j] + (i == j ? damping : 0);
                for (int k = 0; k < j; k++)
                {
                    sum -= factor[(i * size) + k] * factor[(j * size) + k];
                }

                if (i == j && !(sum > 0))
                {
                    return false;
                }

                factor[(i * size) + j] = i == j ? Math.Sqrt(sum) : sum / factor[(j * size) + j];
            }
        }

        for (int i = 0; i < size; i++)
        {
            double sum = right[i];
            for (int k = 0; k < i; k++)
            {
                sum -= factor[(i * size) + k] * solution[k];
            }

            solution[i] = sum / factor[(i * size) + i];
        }

        for (int i = size - 1; i >= 0; i--)
        {
            double sum = solution[i];
            for (int k = i + 1; k < size; k++)
            {
                sum -= factor[(k * size) + i] * solution[k];
            }

            solution[i] = sum / factor[(i * size) + i];
        }

        return true;
    }
}
