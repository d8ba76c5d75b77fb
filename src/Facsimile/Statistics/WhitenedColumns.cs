using System.Numerics.Tensors;
using MathNet.Numerics.LinearAlgebra;
using MathNet.Numerics.LinearAlgebra.Factorization;

namespace Facsimile.Statistics;

/// <summary>
/// Rows moved, turned and scaled so that their mean is 0 and their covariance matrix (divisor n) the identity: the squared
/// length of a row is then the squared Mahalanobis distance from the mean, and that of a difference the one of two rows.
/// </summary>
internal static class WhitenedColumns
{
    // Float32 columns that depend linearly on each other leave about 1e-14 of rounding.
    private const double SmallestEigenvalue = 1e-12;

    /// <summary>The columns of the whitened rows: size arrays of N values.</summary>
    /// <param name="rows">N × size, N above size.</param>
    /// <param name="name">What they are for; begins the message.</param>
    /// <exception cref="ArgumentException">The tensor has not two dimensions, or its rows are empty.</exception>
    /// <exception cref="FacsimileException">
    /// There are too few rows, a value is not finite, a column is constant, or columns depend linearly on each other.
    /// </exception>
    public static double[][] Of(Tensor<float> rows, string name)
    {
        SampleRows sample = SampleRows.Of(rows, name, fewest: 2);
        SampleValues.CheckCount(sample.Count, $"rows of {sample.Size} numbers", name, sample.Size + 1);
        var moments = SampleMoments.Of(sample);
        double[,] directions = Directions(moments, name);
        double[][] whitened = [.. moments.Mean.Select(_ => new double[sample.Count])];
        double[] centred = new double[sample.Count];
        for (int j = 0; j < sample.Size; j++)
        {
            for (int i = 0; i < sample.Count; i++)
            {
                centred[i] = sample[i][j] - moments.Mean[j];
            }

            for (int k = 0; k < sample.Size; k++)
            {
                TensorPrimitives.MultiplyAdd(centred, directions[k, j], whitened[k], whitened[k]);
            }
        }

        return whitened;
    }

    /// <summary>
    /// (k, j): vₖⱼ / (sⱼ·√λₖ), λ and v the eigenvalues and eigenvectors of the correlation matrix and s the standard deviations
    /// (divisor n). The correlation matrix shows linear dependence whatever the units of the columns are.
    /// </summary>
    private static double[,] Directions(SampleMoments moments, string name)
    {
        int size = moments.Mean.Length;
        int constant = Enumerable.Range(0, size).FirstOrDefault(j => moments.Covariance[j][j] == 0, -1);
        if (constant >= 0)
        {
            throw new FacsimileException($"{name}: column {constant + 1} of {size} is constant; leave it out.");
        }

        Evd<double> decomposition =
            Matrix<double>.Build.Dense(size, size, (i, j) => moments.Correlation[i][j]).Evd(Symmetricity.Symmetric);
        double[] eigenvalues = [.. decomposition.EigenValues.Select(value => value.Real)];
        if (eigenvalues.Min() < SmallestEigenvalue)
        {
            throw new FacsimileException(
                $"{name}: the {size} columns depend linearly on each other; leave out those that follow from the others.");
        }

        double toPopulation = (moments.Count - 1.0) / moments.Count;
        double[,] directions = new double[size, size];
        for (int k = 0; k < size; k++)
        {
            for (int j = 0; j < size; j++)
            {
                directions[k, j] = decomposition.EigenVectors[j, k]
                    / Math.Sqrt(moments.Covariance[j][j] * toPopulation * eigenvalues[k]);
            }
        }

        return directions;
    }
}
