using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Facsimile.Statistics;

/// <summary>Mean, covariance and correlation of a sample of rows, such as latent codes.</summary>
/// <param name="Count">How many rows.</param>
/// <param name="Mean">The mean of each column.</param>
/// <param name="Covariance">
/// The sample covariance matrix by rows, divisor n − 1: size × size, symmetric, variances on the diagonal.
/// </param>
/// <param name="Correlation">
/// Pearson's correlation coefficient of each pair of columns, −1 to 1, by rows: size × size, symmetric, 1 on the diagonal. NaN
/// where a column is constant, since nothing correlates with a constant.
/// </param>
public sealed record SampleMoments(
    int Count,
    ImmutableArray<double> Mean,
    ImmutableArray<ImmutableArray<double>> Covariance,
    ImmutableArray<ImmutableArray<double>> Correlation)
{
    /// <summary>Computes the moments in double precision, in two passes, for about rows × size² multiplications.</summary>
    /// <param name="rows">N × size, N at least 2.</param>
    /// <exception cref="ArgumentException">The tensor has not two dimensions, or its rows are empty.</exception>
    /// <exception cref="FacsimileException">There are fewer than 2 rows, or a value is not finite.</exception>
    public static SampleMoments Of(Tensor<float> rows) => Of(SampleRows.Of(rows, "Covariance", fewest: 2));

    /// <summary>Likewise, of rows that were read already; at least 2.</summary>
    internal static SampleMoments Of(SampleRows rows)
    {
        double[] mean = MeanOf(rows);
        double[][] covariance = CovarianceOf(rows, mean);
        double[] deviations = [.. covariance.Select((row, i) => Math.Sqrt(row[i]))];
        double Correlate(int i, int j)
            => deviations[i] == 0 || deviations[j] == 0 ? double.NaN
            : i == j ? 1
            : Math.Clamp(covariance[i][j] / deviations[i] / deviations[j], -1, 1);
        IEnumerable<int> columns = Enumerable.Range(0, rows.Size);
        return new SampleMoments(
            rows.Count,
            [.. mean],
            [.. covariance.Select(row => row.ToImmutableArray())],
            [.. columns.Select(i => columns.Select(j => Correlate(i, j)).ToImmutableArray())]);
    }

    private static double[] MeanOf(SampleRows rows)
    {
        double[] mean = new double[rows.Size];
        double[] row = new double[rows.Size];
        for (int i = 0; i < rows.Count; i++)
        {
            TensorPrimitives.ConvertChecked(rows[i], row);
            TensorPrimitives.Add<double>(mean, row, mean);
        }

        TensorPrimitives.Divide(mean, rows.Count, mean);

        // A second pass takes the rounding error off, so that a constant column has exactly its value as mean.
        double[] rest = new double[rows.Size];
        for (int i = 0; i < rows.Count; i++)
        {
            TensorPrimitives.ConvertChecked(rows[i], row);
            TensorPrimitives.Subtract<double>(row, mean, row);
            TensorPrimitives.Add<double>(rest, row, rest);
        }

        TensorPrimitives.Divide(rest, rows.Count, rest);
        TensorPrimitives.Add<double>(mean, rest, mean);
        return mean;
    }

    private static double[][] CovarianceOf(SampleRows rows, double[] mean)
    {
        double[][] sums = [.. mean.Select(_ => new double[rows.Size])];
        double[] row = new double[rows.Size];
        for (int i = 0; i < rows.Count; i++)
        {
            TensorPrimitives.ConvertChecked(rows[i], row);
            TensorPrimitives.Subtract<double>(row, mean, row);
            for (int j = 0; j < row.Length; j++)
            {
                // The upper triangle: sums[j][j..] += row[j] · row[j..]
                Span<double> sum = sums[j].AsSpan(j);
                TensorPrimitives.MultiplyAdd(row.AsSpan(j), row[j], sum, sum);
            }
        }

        for (int j = 0; j < sums.Length; j++)
        {
            TensorPrimitives.Divide(sums[j], rows.Count - 1, sums[j]);
            for (int k = 0; k < j; k++)
            {
                sums[j][k] = sums[k][j];
            }
        }

        return sums;
    }
}
