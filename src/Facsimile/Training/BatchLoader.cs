using Facsimile.Data;
using Facsimile.Numerics;

namespace Facsimile.Training;

/// <summary>Gathers the images of a batch and turns their bytes into floats in [0, 1].</summary>
internal static unsafe class BatchLoader
{
    /// <summary>Writes the images of the given indices, in that order.</summary>
    /// <param name="images">All images.</param>
    /// <param name="indices">Which images make the batch.</param>
    /// <param name="destination">Receives indices.Length × image size values.</param>
    /// <param name="workers">The threads to share the work.</param>
    public static void Load(Images images, ReadOnlySpan<int> indices, Span<float> destination, WorkerPool workers)
    {
        fixed (int* index = indices)
        fixed (float* values = destination)
        {
            var job = new Job(images, index, indices.Length, values);
            workers.Run(ref job);
        }
    }

    /// <summary>
    /// A batch's images stand anywhere in memory: while some are converted, the next ones are already on their way.
    /// </summary>
    private const int ImagesAhead = 8;

    private readonly struct Job(Images images, int* indices, int count, float* values) : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            int size = images.Shape.Size;
            (int first, int last) = WorkShare.Of(count, worker, workers);
            for (int i = first; i < last; i++)
            {
                if (i + ImagesAhead < last)
                {
                    images.Prefetch(indices[i + ImagesAhead]);
                }

                images.CopyTo(indices[i], new Span<float>(values + ((nint)i * size), size));
            }
        }
    }
}
