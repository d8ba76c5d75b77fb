using System.Runtime.Intrinsics;

namespace Facsimile.Numerics;

/// <summary>
/// The matrix product C = A·B, optionally finished by an epilogue: every tile of C is computed in registers from rows of A
/// that stay in the nearest cache (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008).
/// </summary>
/// <remarks>
/// Work is split over tiles of C, and every element is summed in one order, k ascending within blocks of
/// <see cref="PackBuffer.MaximumDepth"/>: the result does not depend on the number of threads.
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>Below so many multiplications handing a share to another thread costs more than it gains.</summary>
    private const long ParallelThreshold = 1 << 18;

    /// <summary>
    /// The multiplications of one share of a large product: some ten microseconds. More shares than threads, so that a thread
    /// that the operating system slows down delays the product little.
    /// </summary>
    private const long WorkOfShare = 1 << 20;

    /// <summary>The most shares for each thread.</summary>
    private const int SharesOfThread = 4;

    /// <summary>c = a·b, then the epilogue.</summary>
    /// <param name="a">The left matrix, M×K.</param>
    /// <param name="b">The right matrix, K×N.</param>
    /// <param name="c">The result, M×N, row-major without gaps; it overlaps neither input.</param>
    /// <param name="epilogue">What is done to each row of the result, once.</param>
    /// <param name="workers">The threads to share the work.</param>
    public static void Multiply<TEpilogue>(Matrix a, Matrix b, float* c, TEpilogue epilogue, WorkerPool workers)
        where TEpilogue : struct, IEpilogue
        => Dispatch(a, b, c, epilogue, accumulate: false, workers);

    /// <summary>c += a·b.</summary>
    /// <param name="a">The left matrix, M×K.</param>
    /// <param name="b">The right matrix, K×N.</param>
    /// <param name="c">What is added to, M×N, row-major without gaps; it overlaps neither input.</param>
    /// <param name="workers">The threads to share the work.</param>
    public static void Add(Matrix a, Matrix b, float* c, WorkerPool workers)
        => Dispatch(a, b, c, default(NoEpilogue), accumulate: true, workers);

    /// <summary>The same with a chosen kernel, so that tests reach those that this machine would not choose.</summary>
    internal static void Multiply<TKernel, TEpilogue>(
        Matrix a, Matrix b, float* c, TEpilogue epilogue, bool accumulate, WorkerPool workers)
        where TKernel : struct, IProductKernel
        where TEpilogue : struct, IEpilogue
    {
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException($"{a.Rows}×{a.Columns} times {b.Rows}×{b.Columns} is no matrix product.", nameof(b));
        }

        long work = (long)a.Rows * a.Columns * b.Columns;
        int shares = work < ParallelThreshold || workers.Threads == 1 ? 1
            : (int)Math.Clamp(work / WorkOfShare, workers.Threads, SharesOfThread * workers.Threads);
        var job = new ProductJob<TKernel, TEpilogue>(a, b, c, accumulate, epilogue);
        workers.RunShares(ref job, shares);
    }

    private static void Dispatch<TEpilogue>(
        Matrix a, Matrix b, float* c, TEpilogue epilogue, bool accumulate, WorkerPool workers)
        where TEpilogue : struct, IEpilogue
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Multiply<ProductKernel512, TEpilogue>(a, b, c, epilogue, accumulate, workers);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Multiply<ProductKernel256, TEpilogue>(a, b, c, epilogue, accumulate, workers);
        }
        else
        {
            Multiply<ProductKernel128, TEpilogue>(a, b, c, epilogue, accumulate, workers);
        }
    }
}
