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
        => Run(new Product<TEpilogue>(a, b, c, accumulate: false, epilogue), workers);

    /// <summary>c += a·b.</summary>
    /// <param name="a">The left matrix, M×K.</param>
    /// <param name="b">The right matrix, K×N.</param>
    /// <param name="c">What is added to, M×N, row-major without gaps; it overlaps neither input.</param>
    /// <param name="workers">The threads to share the work.</param>
    public static void Add(Matrix a, Matrix b, float* c, WorkerPool workers)
        => Run(new Product<NoEpilogue>(a, b, c, accumulate: true, default), workers);

    /// <summary>Computes a product.</summary>
    public static void Run<TEpilogue>(in Product<TEpilogue> product, WorkerPool workers)
        where TEpilogue : struct, IEpilogue
    {
        if (Vector512.IsHardwareAccelerated)
        {
            Run<ProductKernel512<StridedAccess>, TEpilogue>(product, workers);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            Run<ProductKernel<Register256, StridedAccess>, TEpilogue>(product, workers);
        }
        else
        {
            Run<ProductKernel<Register128, StridedAccess>, TEpilogue>(product, workers);
        }
    }

    /// <summary>
    /// Computes two products that do not depend on each other, and a smaller job, as one run of the workers. A product of
    /// empty matrices is none.
    /// </summary>
    public static void RunBoth<TEpilogue, TOtherEpilogue, TJob>(
        in Product<TEpilogue> product, in Product<TOtherEpilogue> other, TJob job, int jobShares, WorkerPool workers)
        where TEpilogue : struct, IEpilogue
        where TOtherEpilogue : struct, IEpilogue
        where TJob : struct, IParallelJob
    {
        if (Vector512.IsHardwareAccelerated)
        {
            RunBoth<ProductKernel512<StridedAccess>, TEpilogue, TOtherEpilogue, TJob>(product, other, job, jobShares, workers);
        }
        else if (Vector256.IsHardwareAccelerated)
        {
            RunBoth<ProductKernel<Register256, StridedAccess>, TEpilogue, TOtherEpilogue, TJob>(product, other, job, jobShares, workers);
        }
        else
        {
            RunBoth<ProductKernel<Register128, StridedAccess>, TEpilogue, TOtherEpilogue, TJob>(product, other, job, jobShares, workers);
        }
    }

    /// <summary>Computes a product with a chosen kernel: tests reach those that this machine would not choose.</summary>
    internal static void Run<TKernel, TEpilogue>(in Product<TEpilogue> product, WorkerPool workers)
        where TKernel : struct, IProductKernel
        where TEpilogue : struct, IEpilogue
    {
        ProductJob<TKernel, TEpilogue> job = JobOf<TKernel, TEpilogue>(product, workers, workers.Threads);
        workers.RunShares(ref job, product.Work < ParallelThreshold ? 1 : job.Shares);
    }

    private static void RunBoth<TKernel, TEpilogue, TOtherEpilogue, TJob>(
        in Product<TEpilogue> product, in Product<TOtherEpilogue> other, TJob job, int jobShares, WorkerPool workers)
        where TKernel : struct, IProductKernel
        where TEpilogue : struct, IEpilogue
        where TOtherEpilogue : struct, IEpilogue
        where TJob : struct, IParallelJob
    {
        ProductJob<TKernel, TEpilogue> first = JobOf<TKernel, TEpilogue>(product, workers, 1);
        ProductJob<TKernel, TOtherEpilogue> second = JobOf<TKernel, TOtherEpilogue>(other, workers, 1);
        var products = new JobPair<ProductJob<TKernel, TOtherEpilogue>, ProductJob<TKernel, TEpilogue>>(
            second, second.Shares, first, first.Shares);

        // Shares are handed out from the last: the small job comes when the products leave a thread without work.
        var all = new JobPair<TJob, JobPair<ProductJob<TKernel, TOtherEpilogue>, ProductJob<TKernel, TEpilogue>>>(
            job, jobShares, products, products.Shares);
        workers.RunShares(ref all, product.Work + other.Work < ParallelThreshold ? 1 : all.Shares);
    }

    private static ProductJob<TKernel, TEpilogue> JobOf<TKernel, TEpilogue>(
        in Product<TEpilogue> product, WorkerPool workers, int minimumShares)
        where TKernel : struct, IProductKernel
        where TEpilogue : struct, IEpilogue
    {
        Matrix a = product.Left;
        Matrix b = product.Right;
        if (a.Columns != b.Rows)
        {
            throw new ArgumentException(
                $"{a.Rows}×{a.Columns} times {b.Rows}×{b.Columns} is no matrix product.", nameof(product));
        }

        int shares = (int)Math.Clamp(product.Work / WorkOfShare, minimumShares, SharesOfThread * workers.Threads);
        ProductGrid grid = ProductGrid.Of(
            (a.Rows + TKernel.Rows - 1) / TKernel.Rows,
            (b.Columns + TKernel.Columns - 1) / TKernel.Columns,
            a.Columns,
            b.ColumnStride != 1,
            workers.Threads,
            shares);
        return new ProductJob<TKernel, TEpilogue>(product, grid);
    }
}
