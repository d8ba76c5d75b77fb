using System.Numerics.Tensors;

namespace Facsimile.Numerics.Convolutions;

/// <summary>Adds the sums of all parts of a batch to those of the first, in order.</summary>
internal readonly unsafe struct SumPartsJob(float* sums, int sumsOfPart, int parts) : IParallelJob
{
    /// <summary>Shares start at multiples of this many floats: one cache line.</summary>
    private const int Unit = 16;

    /// <summary>How many workers are worth waking.</summary>
    public static int WorkersFor(int sumsOfPart, int parts) => (long)sumsOfPart * parts < 1 << 19 ? 1 : int.MaxValue;

    /// <inheritdoc/>
    public void Execute(int worker, int workers)
    {
        (int first, int last) = WorkShare.Of(sumsOfPart, Unit, worker, workers);
        var total = new Span<float>(sums + first, last - first);
        for (int part = 1; part < parts; part++)
        {
            TensorPrimitives.Add(total, new ReadOnlySpan<float>(sums + first + ((nint)part * sumsOfPart), last - first), total);
        }
    }
}
