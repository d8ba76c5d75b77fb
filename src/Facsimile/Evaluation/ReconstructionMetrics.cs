using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>How close a reconstruction is to its original, image by image. Pixels are floats, black 0 and white 1.</summary>
public static class ReconstructionMetrics
{
    /// <summary>The mean over all values of (original − reconstruction)², in double.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or there is no value.</exception>
    public static double MeanSquaredError(ReadOnlySpan<float> original, ReadOnlySpan<float> reconstruction)
    {
        CheckLengths(original, reconstruction, original.Length);
        double sum = 0;
        for (int i = 0; i < original.Length; i++)
        {
            double difference = (double)original[i] - reconstruction[i];
            sum += difference * difference;
        }

        return sum / original.Length;
    }

    /// <summary>10·log₁₀(1 / MSE) in decibel, for pixels of range 1; infinite for an exact reconstruction.</summary>
    /// <param name="meanSquaredError">See <see cref="MeanSquaredError"/>.</param>
    public static double PeakSignalToNoiseRatio(double meanSquaredError) => 10 * Math.Log10(1 / meanSquaredError);

    /// <summary>The share of values with (reconstruction &gt; 0.5) = (original &gt; 0.5); NaN when a value is NaN.</summary>
    /// <exception cref="ArgumentException">The lengths differ, or there is no value.</exception>
    public static double PixelAccuracy(ReadOnlySpan<float> original, ReadOnlySpan<float> reconstruction)
    {
        CheckLengths(original, reconstruction, original.Length);
        if (TensorPrimitives.IsNaNAny(original) || TensorPrimitives.IsNaNAny(reconstruction))
        {
            return double.NaN;
        }

        int equal = 0;
        for (int i = 0; i < original.Length; i++)
        {
            equal += (original[i] > 0.5f) == (reconstruction[i] > 0.5f) ? 1 : 0;
        }

        return (double)equal / original.Length;
    }

    /// <summary>All metrics of one image. An SSIM whose window is larger than the image is NaN.</summary>
    /// <param name="original">The image, channel by channel, row by row.</param>
    /// <param name="reconstruction">What the model made of it.</param>
    /// <param name="shape">The size of both.</param>
    /// <exception cref="ArgumentException">A length does not match the shape.</exception>
    public static ImageScores Score(ReadOnlySpan<float> original, ReadOnlySpan<float> reconstruction, ImageShape shape)
    {
        CheckLengths(original, reconstruction, shape.Size);
        double meanSquaredError = MeanSquaredError(original, reconstruction);
        return new ImageScores(
            meanSquaredError,
            PeakSignalToNoiseRatio(meanSquaredError),
            SsimOrNaN(original, reconstruction, shape, SsimWindow.Uniform),
            SsimOrNaN(original, reconstruction, shape, SsimWindow.Gaussian),
            PixelAccuracy(original, reconstruction));
    }

    /// <summary>All metrics of a batch; the same figures whatever the number of threads.</summary>
    /// <param name="originals">The images, one after the other.</param>
    /// <param name="reconstructions">What the model made of them, in the same order.</param>
    /// <param name="shape">The size of each image.</param>
    /// <param name="scores">Filled with the scores, one an image.</param>
    /// <param name="workers">The threads that share the images; by default one a processor core.</param>
    /// <exception cref="ArgumentException">The lengths do not fit.</exception>
    public static void Score(
        ReadOnlySpan<float> originals,
        ReadOnlySpan<float> reconstructions,
        ImageShape shape,
        Span<ImageScores> scores,
        WorkerPool? workers = null)
    {
        if (scores.IsEmpty && originals.IsEmpty && reconstructions.IsEmpty)
        {
            return;
        }

        CheckLengths(originals, reconstructions, (long)scores.Length * shape.Size);
        unsafe
        {
            fixed (float* originalValues = originals, reconstructionValues = reconstructions)
            fixed (ImageScores* results = scores)
            {
                var job = new ScoreJob
                {
                    Originals = originalValues,
                    Reconstructions = reconstructionValues,
                    Scores = results,
                    Count = scores.Length,
                    Shape = shape,
                };
                (workers ?? WorkerPool.Default).Run(ref job);
            }
        }
    }

    /// <summary>Both spans have the expected length, which is not 0.</summary>
    internal static void CheckLengths(ReadOnlySpan<float> original, ReadOnlySpan<float> reconstruction, long expected)
    {
        if (expected == 0 || original.Length != expected || reconstruction.Length != expected)
        {
            throw new ArgumentException(
                $"Two images of {expected} values were expected, but there are {original.Length} and {reconstruction.Length}.");
        }
    }

    private static double SsimOrNaN(ReadOnlySpan<float> x, ReadOnlySpan<float> y, ImageShape shape, SsimWindow window)
        => Ssim.Fits(shape, window) ? Ssim.Compute(x, y, shape, window) : double.NaN;

    private unsafe struct ScoreJob : IParallelJob
    {
        public float* Originals;
        public float* Reconstructions;
        public ImageScores* Scores;
        public int Count;
        public ImageShape Shape;

        public readonly void Execute(int worker, int workers)
        {
            int size = Shape.Size;
            (int first, int last) = WorkShare.Of(Count, worker, workers);
            for (int i = first; i < last; i++)
            {
                long start = (long)i * size;
                Scores[i] = Score(
                    new ReadOnlySpan<float>(Originals + start, size),
                    new ReadOnlySpan<float>(Reconstructions + start, size),
                    Shape);
            }
        }
    }
}
