using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>
/// Damages the images of a data set. The random numbers of an image follow from the seed, the epoch and the image's position in
/// the data (the stream <c>corruption</c>), so that it makes no difference which thread comes to it, and when.
/// </summary>
internal sealed class Corruptor
{
    /// <summary>
    /// The epoch of what must be the same each time: the images that a training holds out, and all that a finished model is
    /// judged by. Those of a training count from 1.
    /// </summary>
    public const int Fixed = 0;

    /// <summary>The seed of the damage that finished models are judged by: all by the same.</summary>
    public const int JudgingSeed = 0;

    private readonly Corruption _corruption;
    private readonly ImageShape _shape;
    private readonly RandomStream[] _streams;

    /// <summary>Prepares a corruption.</summary>
    /// <param name="corruption">What to do.</param>
    /// <param name="shape">The size of the images.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="workers">How many threads may call at once.</param>
    /// <exception cref="FacsimileException">The corruption does not fit images of that size.</exception>
    public Corruptor(Corruption corruption, ImageShape shape, int seed, int workers)
    {
        _corruption = corruption.Prepare(shape);
        _shape = shape;
        _streams = [.. Enumerable.Range(0, workers).Select(_ => new RandomStream(seed, "corruption"))];
    }

    /// <summary>Whether it is known which pixels are hidden.</summary>
    public bool IsMask => _corruption is Mask;

    /// <summary>Damages one image in place.</summary>
    /// <param name="image">Its values.</param>
    /// <param name="index">Its position in the data.</param>
    /// <param name="epoch">The epoch, or <see cref="Fixed"/>.</param>
    /// <param name="worker">Which of the threads calls, from 0.</param>
    public void Apply(Span<float> image, int index, int epoch, int worker = 0)
        => _corruption.Apply(image, _shape, StreamOf(index, epoch, worker));

    /// <summary>Which pixels <see cref="Apply"/> hides, height × width; for a mask only.</summary>
    public void Hide(Span<bool> hidden, int index, int epoch, int worker = 0)
        => ((Mask)_corruption).Hide(hidden, _shape, StreamOf(index, epoch, worker));

    private RandomStream StreamOf(int index, int epoch, int worker)
    {
        RandomStream random = _streams[worker];
        random.Restart(((long)epoch << 32) | (uint)(_corruption.IsSameForAll ? 0 : index));
        return random;
    }
}
