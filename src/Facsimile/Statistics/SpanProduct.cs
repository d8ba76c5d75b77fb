using Facsimile.Numerics;

namespace Facsimile.Statistics;

/// <summary>The matrix product of row-major matrices in spans.</summary>
internal static unsafe class SpanProduct
{
    /// <summary>c (rows, columns) = a (rows, inner) · b (inner, columns).</summary>
    public static void Multiply(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns, WorkerPool workers)
    {
        CheckLengths(a, b, c, rows, inner, columns);
        fixed (float* left = a, right = b, result = c)
        {
            MatrixProduct.Multiply(
                new Matrix(left, rows, inner), new Matrix(right, inner, columns), result, default(NoEpilogue), workers);
        }
    }

    /// <summary>c (rows, columns) = aᵀ · b, a (inner, rows), b (inner, columns).</summary>
    public static void MultiplyTransposed(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, Span<float> c, int rows, int inner, int columns, WorkerPool workers)
    {
        CheckLengths(a, b, c, rows, inner, columns);
        fixed (float* left = a, right = b, result = c)
        {
            MatrixProduct.Multiply(
                new Matrix(left, inner, rows).Transposed,
                new Matrix(right, inner, columns),
                result,
                default(NoEpilogue),
                workers);
        }
    }

    private static void CheckLengths(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, ReadOnlySpan<float> c, int rows, int inner, int columns)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(a.Length, (long)rows * inner);
        ArgumentOutOfRangeException.ThrowIfNotEqual(b.Length, (long)inner * columns);
        ArgumentOutOfRangeException.ThrowIfNotEqual(c.Length, (long)rows * columns);
    }
}
