using System.Numerics.Tensors;
using Facsimile.Numerics;
using MathNet.Numerics.LinearAlgebra;

namespace Facsimile.Statistics;

/// <summary>
/// The largest eigenvalues of a symmetric positive semi-definite matrix that is known only by its products with vectors: a
/// random block Q, A·Q, A²·Q, … is orthonormalised, and the matrix is diagonalised within the space that it spans.
/// </summary>
/// <remarks>
/// Musco and Musco, "Randomized block Krylov methods for stronger and faster approximate singular value decomposition"
/// (2015), algorithm 2. It needs fewer products than the subspace iteration of Halko, Martinsson and Tropp (2011), since no
/// earlier block is thrown away.
/// </remarks>
internal static class BlockKrylov
{
    // A block has at least this many vectors beyond those that are asked for, and is filled up to whole SIMD vectors.
    private const int Oversampling = 8;
    private const int BlockMultiple = 16;

    // Images need 4 or 5 blocks, pure noise about 12.
    private const int MaximumBlocks = 16;

    // It ends when a further block changes no wanted eigenvalue by more than this share of it (and rounding of the largest).
    // Convergence speeds up from block to block, so what remains is far smaller than the last change.
    private const double Tolerance = 1e-4;
    private const double Rounding = 1e-7;

    /// <summary>Finds the largest eigenvalues and their eigenvectors.</summary>
    /// <param name="size">The matrix is size × size.</param>
    /// <param name="count">How many eigenvalues; 1 to size.</param>
    /// <param name="multiply">Multiplies the matrix with each of some vectors.</param>
    /// <param name="random">The first block's numbers.</param>
    /// <returns>The eigenvalues, descending, and the orthonormal eigenvectors.</returns>
    public static (double[] Values, double[][] Vectors) LargestEigenpairs(
        int size,
        int count,
        Func<IReadOnlyList<double[]>, double[][]> multiply,
        RandomStream random)
    {
        var basis = new List<double[]>();
        int width = (count + Oversampling + BlockMultiple - 1) / BlockMultiple * BlockMultiple;
        List<double[]> block = Orthonormalise(RandomBlock(size, Math.Min(size, width), random), basis);
        double[,] projected = new double[0, 0];
        double[]? previous = null;
        for (int blocks = 1; ; blocks++)
        {
            double[][] products = multiply(block);
            basis.AddRange(block);
            projected = Extend(projected, basis, products);
            var decomposition = Matrix<double>.Build.DenseOfArray(projected).Evd(Symmetricity.Symmetric);
            double[] values = [.. decomposition.EigenValues.Reverse().Take(count).Select(value => Math.Max(0, value.Real))];
            block = HasConverged(previous, values) || blocks == MaximumBlocks ? [] : Orthonormalise(products, basis);
            if (block.Count == 0)
            {
                return (values, Combine(decomposition.EigenVectors, basis, count));
            }

            previous = values;
        }
    }

    private static double[][] RandomBlock(int size, int width, RandomStream random)
    {
        double[][] vectors = new double[width][];
        for (int i = 0; i < width; i++)
        {
            vectors[i] = new double[size];
            for (int j = 0; j < size; j++)
            {
                vectors[i][j] = random.NextNormal();
            }
        }

        return vectors;
    }

    /// <summary>
    /// The parts of the vectors that are new to the basis, orthonormal; fewer when they depend on each other. Each is cleared
    /// of the others twice, since the first time leaves rounding errors as large as what was removed.
    /// </summary>
    private static List<double[]> Orthonormalise(double[][] vectors, List<double[]> basis)
    {
        var added = new List<double[]>();
        foreach (double[] vector in vectors)
        {
            double before = TensorPrimitives.Norm<double>(vector);
            for (int time = 0; time < 2; time++)
            {
                foreach (double[] other in basis.Concat(added))
                {
                    double overlap = TensorPrimitives.Dot<double>(vector, other);
                    TensorPrimitives.MultiplyAdd(other, -overlap, vector, vector);
                }
            }

            double norm = TensorPrimitives.Norm<double>(vector);
            if (norm > 1e-10 * before && basis.Count + added.Count < vector.Length)
            {
                TensorPrimitives.Divide(vector, norm, vector);
                added.Add(vector);
            }
        }

        return added;
    }

    /// <summary>The matrix within the basis, qᵢᵀ·A·qⱼ, from A·q of the newest vectors.</summary>
    private static double[,] Extend(double[,] projected, List<double[]> basis, double[][] products)
    {
        int old = projected.GetLength(0);
        double[,] extended = new double[basis.Count, basis.Count];
        for (int i = 0; i < basis.Count; i++)
        {
            for (int j = 0; j < old && i < old; j++)
            {
                extended[i, j] = projected[i, j];
            }

            for (int j = Math.Max(i, old); j < basis.Count; j++)
            {
                extended[i, j] = TensorPrimitives.Dot<double>(basis[i], products[j - old]);
                extended[j, i] = extended[i, j];
            }
        }

        return extended;
    }

    private static bool HasConverged(double[]? previous, double[] values)
    {
        if (previous is null)
        {
            return false;
        }

        double rounding = Rounding * values[0];
        return !values.Where((value, i) => Math.Abs(value - previous[i]) > (Tolerance * value) + rounding).Any();
    }

    private static double[][] Combine(Matrix<double> eigenvectors, List<double[]> basis, int count)
    {
        double[][] vectors = new double[count][];
        for (int k = 0; k < count; k++)
        {
            vectors[k] = new double[basis[0].Length];
            for (int i = 0; i < basis.Count; i++)
            {
                TensorPrimitives.MultiplyAdd(basis[i], eigenvectors[i, basis.Count - 1 - k], vectors[k], vectors[k]);
            }
        }

        return vectors;
    }
}
