using System.Runtime.Intrinsics;

namespace Facsimile.Numerics;

/// <summary>
/// The matrix product C = A·B, optionally finished by an epilogue. Both matrices are packed into panels, then every tile
/// of C is computed in registers (Goto and van de Geijn, "Anatomy of high-performance matrix multiplication", 2008).
/// </summary>
/// <remarks>
/// Work is split over tiles of C, and every element is summed in one order, k ascending within blocks of
/// <see cref="MaximumDepth"/>: the result does not depend on the number of threads.
/// </remarks>
internal static unsafe class MatrixProduct
{
    /// <summary>The most k in one pass, so that a pair of panels stays in the nearest caches.</summary>
    private const int MaximumDepth = 1024;

    /// <summary>The most rows of A that are packed at once; bounds the memory for any number of rows.</summary>
    private const int MaximumRows = 3072;

    /// <summary>Below so many multiplications waking other threads costs more than it gains.</summary>
    private const long ParallelThreshold = 1 << 18;

    [ThreadStatic]
    private static PackBuffer? _leftBuffer;

    [ThreadStatic]
    private static PackBuffer? _rightBuffer;

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

        for (int row = 0; row < a.Rows; row += MaximumRows)
        {
            int rows = Math.Min(MaximumRows, a.Rows - row);
            float* slab = c + ((nint)row * b.Columns);
            MultiplySlab<TKernel, TEpilogue>(a.RowRange(row, rows), b, slab, row, epilogue, accumulate, workers);
        }
    }

    private static void MultiplySlab<TKernel, TEpilogue>(
        Matrix a, Matrix b, float* c, int firstRow, TEpilogue epilogue, bool accumulate, WorkerPool workers)
        where TKernel : struct, IProductKernel
        where TEpilogue : struct, IEpilogue
    {
        int blocks = Math.Max(1, (a.Columns + MaximumDepth - 1) / MaximumDepth);
        int depth = (a.Columns + blocks - 1) / blocks;
        int leftPanels = (a.Rows + TKernel.Rows - 1) / TKernel.Rows;
        int rightPanels = (b.Columns + TKernel.Columns - 1) / TKernel.Columns;
        bool parallel = (long)a.Rows * a.Columns * b.Columns >= ParallelThreshold;
        int maximumWorkers = parallel ? Math.Min(workers.Threads, leftPanels * rightPanels) : 1;

        float* left = (_leftBuffer ??= new PackBuffer()).Reserve((long)leftPanels * TKernel.Rows * depth);
        float* right = (_rightBuffer ??= new PackBuffer()).Reserve((long)rightPanels * TKernel.Columns * depth);
        for (int block = 0; block < blocks; block++)
        {
            int start = block * depth;
            int length = Math.Min(depth, a.Columns - start);
            var packing = new PackingJob<TKernel>(a.ColumnRange(start, length), b.RowRange(start, length), left, right);
            workers.Run(ref packing, maximumWorkers);
            var tiles = new TilesJob<TKernel, TEpilogue>(
                left, right, a.Rows, b.Columns, length, c, accumulate || block > 0, block == blocks - 1, firstRow, epilogue);
            workers.Run(ref tiles, maximumWorkers);
        }
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
