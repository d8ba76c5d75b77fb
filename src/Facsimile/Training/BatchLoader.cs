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
    /// <param name="normalization">What is done to the pixels then; null for nothing.</param>
    public static void Load(
        Images images,
        ReadOnlySpan<int> indices,
        Span<float> destination,
        WorkerPool workers,
        PixelNormalization? normalization = null)
    {
        fixed (int* index = indices)
        fixed (float* values = destination)
        {
            var job = new Job(images, index, indices.Length, values, normalization);
            workers.Run(ref job);
        }
    }

    /// <summary>
    /// A batch's images stand anywhere in memory: while some are converted, the next ones are already on their way.
    /// </summary>
    private const int ImagesAhead = 8;

    private readonly struct Job(Images images, int* indices, int count, float* values, PixelNormalization? normalization)
        : IParallelJob
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

                var image = new Span<float>(values + ((nint)i * size), size);
                images.CopyTo(indices[i], image);
                normalization?.Apply(image);
            }
        }
    }
}
