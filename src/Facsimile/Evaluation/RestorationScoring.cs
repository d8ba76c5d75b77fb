using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>Scores corrupted images and what a model makes of them, chunk by chunk.</summary>
/// <param name="images">The clean images.</param>
/// <param name="corruptor">What corrupts them.</param>
/// <param name="workers">The threads that share the work.</param>
internal sealed class RestorationScoring(Images images, Corruptor corruptor, WorkerPool workers)
{
    private readonly ImageScores[] _before = new ImageScores[images.Count];
    private readonly ImageScores[] _after = new ImageScores[images.Count];
    private readonly MaskScores[] _maskBefore = new MaskScores[corruptor.IsMask ? images.Count : 0];
    private readonly MaskScores[] _maskAfter = new MaskScores[corruptor.IsMask ? images.Count : 0];

    /// <summary>What was scored.</summary>
    public RestorationScores ToScores() => new()
    {
        Before = [.. _before],
        After = [.. _after],
        MaskBefore = [.. _maskBefore],
        MaskAfter = [.. _maskAfter],
    };

    /// <summary>Scores a chunk; see <see cref="ChunkedRun.Visitor"/>.</summary>
    public void Add(int start, ReadOnlySpan<float> originals, ReadOnlySpan<float> inputs, ReadOnlySpan<float> outputs)
    {
        int size = images.Shape.Size;
        int count = originals.Length / size;
        ReconstructionMetrics.Score(originals, inputs, images.Shape, _before.AsSpan(start, count), workers);
        ReconstructionMetrics.Score(originals, outputs, images.Shape, _after.AsSpan(start, count), workers);
        bool[] hidden = new bool[corruptor.IsMask ? images.Shape.Height * images.Shape.Width : 0];
        for (int i = 0; i < count && corruptor.IsMask; i++)
        {
            corruptor.Hide(hidden, start + i, Corruptor.Fixed);
            ReadOnlySpan<float> original = originals.Slice(i * size, size);
            _maskBefore[start + i] = MaskMetrics.Score(original, inputs.Slice(i * size, size), images.Shape, hidden);
            _maskAfter[start + i] = MaskMetrics.Score(original, outputs.Slice(i * size, size), images.Shape, hidden);
        }
    }
}
