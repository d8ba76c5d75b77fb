using System.Numerics.Tensors;

namespace Facsimile.Numerics;

/// <summary>The sum of each column of a row-major matrix, rows in order; or adds it to a vector.</summary>
internal readonly unsafe struct ColumnSumsJob(Matrix matrix, float* sums, bool accumulate) : IParallelJob
{
    /// <summary>Shares start at multiples of this many columns: one cache line.</summary>
    private const int Unit = 16;

    /// <summary>The values of one share: some microseconds.</summary>
    private const int ValuesOfShare = 1 << 16;

    /// <summary>How many shares are worth making.</summary>
    public int Shares => 1 + (int)((long)matrix.Rows * matrix.Columns / ValuesOfShare);

    /// <inheritdoc/>
    public void Execute(int share, int shares)
    {
        (int first, int last) = WorkShare.Of(matrix.Columns, Unit, share, shares);
        var target = new Span<float>(sums + first, last - first);
        if (!accumulate)
        {
            target.Clear();
        }

        for (int row = 0; row < matrix.Rows; row++)
        {
            var values = new ReadOnlySpan<float>(matrix.Data + ((nint)row * matrix.RowStride) + first, last - first);
            TensorPrimitives.Add(target, values, target);
        }
    }
}
