using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>
/// Corrupts the images of a data set. The random numbers of an image follow from the seed, the epoch and the image's position in
/// the data (the stream <c>corruption</c>), so that it makes no difference which thread comes to it, and when.
/// </summary>
internal sealed unsafe class Corruptor
{
    /// <summary>
    /// The epoch of what must be the same each time: the images that a training holds out, and all that a finished model is
    /// judged by. Those of a training count from 1.
    /// </summary>
    public const int Fixed = 0;

    /// <summary>The seed of the corruption that finished models are judged by: all by the same.</summary>
    public const int JudgingSeed = 0;

    private readonly Corruption _corruption;
    private readonly ImageShape _shape;
    private readonly int _seed;
    private RandomStream[] _streams = [];

    /// <summary>Prepares a corruption.</summary>
    /// <param name="corruption">What to do.</param>
    /// <param name="shape">The size of the images.</param>
    /// <param name="seed">The seed.</param>
    /// <exception cref="FacsimileException">The corruption does not fit images of that size.</exception>
    public Corruptor(Corruption corruption, ImageShape shape, int seed)
    {
        _corruption = corruption.Prepare(shape);
        _shape = shape;
        _seed = seed;
        Provide(1);
    }

    /// <summary>Whether it is known which pixels are hidden.</summary>
    public bool IsMask => _corruption is Mask;

    /// <summary>Corrupts one image in place.</summary>
    /// <param name="image">Its values.</param>
    /// <param name="index">Its position in the data.</param>
    /// <param name="epoch">The epoch, or <see cref="Fixed"/>.</param>
    public void Apply(Span<float> image, int index, int epoch) => Apply(image, index, epoch, worker: 0);

    /// <summary>Makes corrupted copies of the images of a batch; allocates nothing but once.</summary>
    /// <param name="clean">The images, one after the other.</param>
    /// <param name="indices">Their positions in the data.</param>
    /// <param name="epoch">The epoch, or <see cref="Fixed"/>.</param>
    /// <param name="copies">Receives the corrupted images.</param>
    /// <param name="workers">The threads to share the work.</param>
    public void Apply(ReadOnlySpan<float> clean, ReadOnlySpan<int> indices, int epoch, Span<float> copies, WorkerPool workers)
    {
        Provide(workers.Threads);
        clean.CopyTo(copies);
        fixed (float* values = copies)
        fixed (int* index = indices)
        {
            var job = new Job(this, values, index, indices.Length, epoch);
            workers.Run(ref job);
        }
    }

    /// <summary>Which pixels are hidden in an image, height × width; for a mask only.</summary>
    public void Hide(Span<bool> hidden, int index, int epoch)
        => ((Mask)_corruption).Hide(hidden, _shape, StreamOf(index, epoch, worker: 0));

    private void Apply(Span<float> image, int index, int epoch, int worker)
        => _corruption.Apply(image, _shape, StreamOf(index, epoch, worker));

    /// <summary>Makes the streams of so many threads.</summary>
    private void Provide(int workers)
    {
        if (_streams.Length < workers)
        {
            _streams = [.. Enumerable.Range(0, workers).Select(_ => new RandomStream(_seed, "corruption"))];
        }
    }

    private RandomStream StreamOf(int index, int epoch, int worker)
    {
        RandomStream random = _streams[worker];
        random.Restart(((long)epoch << 32) | (uint)(_corruption.IsSameForAll ? 0 : index));
        return random;
    }

    private readonly struct Job(Corruptor corruptor, float* values, int* indices, int count, int epoch) : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            int size = corruptor._shape.Size;
            (int first, int last) = WorkShare.Of(count, worker, workers);
            for (int i = first; i < last; i++)
            {
                corruptor.Apply(new Span<float>(values + ((nint)i * size), size), indices[i], epoch, worker);
            }
        }
    }
}
