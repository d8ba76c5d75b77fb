using System.Numerics.Tensors;

namespace Facsimile.Numerics;

/// <summary>Adds the sum of each column of a row-major matrix to a vector, rows in order.</summary>
internal readonly unsafe struct ColumnSumsJob(Matrix matrix, float* sums) : IParallelJob
{
    /// <summary>Shares start at multiples of this many columns: one cache line.</summary>
    private const int Unit = 16;

    /// <summary>How many workers are worth waking for a matrix of this size.</summary>
    public static int WorkersFor(Matrix matrix)
        => (long)matrix.Rows * matrix.Columns < 1 << 15 ? 1 : int.MaxValue;

    /// <inheritdoc/>
    public void Execute(int worker, int workers)
    {
        (int first, int last) = WorkShare.Of(matrix.Columns, Unit, worker, workers);
        var target = new Span<float>(sums + first, last - first);
        for (int row = 0; row < matrix.Rows; row++)
        {
            var values = new ReadOnlySpan<float>(matrix.Data + ((nint)row * matrix.RowStride) + first, last - first);
            TensorPrimitives.Add(target, values, target);
        }
    }
}
