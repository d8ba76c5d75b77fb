using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>Corrupts images and lets a model restore them: removes noise, or fills hidden pixels in.</summary>
public static class Restorer
{
    /// <summary>Corrupts and restores images. The same image at the same position is corrupted in the same way each time.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">Clean images of the model's size, at least one.</param>
    /// <param name="corruption">What they are corrupted with.</param>
    /// <param name="keepKnown">Whether pixels that the model has seen stay as they are; for a mask only.</param>
    /// <param name="threads">How many threads share the work, 1 to 1024; null, the default, takes one a processor core.</param>
    /// <exception cref="FacsimileException">
    /// There are no images, they are of another size than the model's, the corruption does not fit them, the model gives values
    /// that are not finite, or the number of threads is outside its range.
    /// </exception>
    /// <exception cref="ArgumentException">Known pixels are to be kept, but the corruption is no mask.</exception>
    public static Restoration Restore(
        Autoencoder autoencoder, Images images, Corruption corruption, bool keepKnown = false, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(corruption);
        if (keepKnown && corruption is not Mask)
        {
            throw new ArgumentException("Noise leaves no pixel known; only those outside of a mask can be kept.", nameof(keepKnown));
        }

        var options = new EvaluationOptions { Threads = threads };
        WorkerPool workers = options.Workers;
        var model = EvaluatedModel.Of(autoencoder, ChunkedRun.ImagesInChunk(autoencoder.Shape), workers);
        Evaluator.Check(model, new LabelledImages(images), options);
        var corruptor = new Corruptor(corruption, images.Shape, Corruptor.JudgingSeed);
        var scoring = new RestorationScoring(images, corruptor, workers);
        byte[] corrupted = new byte[images.Pixels.Length];
        byte[] restored = new byte[images.Pixels.Length];
        float[] codes = new float[checked(images.Count * model.CodeSize)];
        new ChunkedRun(model, images, corruptor).Visit(codes, (start, originals, inputs, outputs) =>
        {
            if (keepKnown)
            {
                KeepKnown(start, inputs, outputs, images.Shape, corruptor);
            }

            scoring.Add(start, originals, inputs, outputs);
            int first = start * images.Shape.Size;
            PixelConversion.ToByte(inputs, corrupted.AsSpan(first, inputs.Length));
            PixelConversion.ToByte(outputs, restored.AsSpan(first, outputs.Length));
        });
        return new Restoration
        {
            Corruption = corruption,
            Originals = images,
            Corrupted = new Images(images.Shape, corrupted),
            Restored = new Images(images.Shape, restored),
            Scores = scoring.ToScores(),
        };
    }

    private static void KeepKnown(
        int start, ReadOnlySpan<float> inputs, Span<float> outputs, ImageShape shape, Corruptor corruptor)
    {
        bool[] hidden = new bool[shape.Height * shape.Width];
        for (int i = 0; i < outputs.Length; i++)
        {
            if (i % shape.Size == 0)
            {
                corruptor.Hide(hidden, start + (i / shape.Size), Corruptor.Fixed);
            }

            outputs[i] = hidden[i % hidden.Length] ? outputs[i] : inputs[i];
        }
    }
}
