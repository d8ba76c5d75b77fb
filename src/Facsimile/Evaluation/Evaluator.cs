using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>Measures how well a model gives images back.</summary>
public static class Evaluator
{
    private const int FirstCount = 10;
    private const int ExtremeCount = 9;

    // The floats of a chunk of images: 1 MB each for originals, reconstructions and the model's own copies of them.
    private const int ChunkValues = 1 << 18;
    private const int ChunkImages = 256;

    /// <summary>
    /// Scores a model on the test images of a data set, beside the baseline that is fitted to its training images.
    /// </summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">The data set.</param>
    /// <param name="threads">How many threads share the work, 1 to 1024; null, the default, takes one a processor core.</param>
    /// <exception cref="FacsimileException">As for a part of a data set.</exception>
    public static EvaluationResult Evaluate(Autoencoder autoencoder, ImageSet images, int? threads = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Evaluate(autoencoder, images.Test, new EvaluationOptions
        {
            DataSet = images.Name,
            ClassNames = images.ClassNames,
            TrainingImages = images.Train.Images,
            Threads = threads,
        });
    }

    /// <summary>Scores each image's reconstruction and sums the scores up. The images go through the model in chunks.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">The images to judge by; labels are used where there are any.</param>
    /// <param name="options">Names, the training images for the baseline, threads.</param>
    /// <exception cref="FacsimileException">
    /// There are no images, they are of another size than the model's, the model gives values that are not finite, or an option
    /// is outside its range.
    /// </exception>
    public static EvaluationResult Evaluate(Autoencoder autoencoder, LabelledImages images, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        options ??= new EvaluationOptions();
        var model = EvaluatedModel.Of(autoencoder, ImagesInChunk(autoencoder.Shape), options.Workers);
        return Evaluate(model, images, options);
    }

    /// <summary>The same for any model.</summary>
    internal static EvaluationResult Evaluate(EvaluatedModel model, LabelledImages images, EvaluationOptions? options)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new EvaluationOptions();
        Check(model, images, options);
        WorkerPool workers = options.Workers;
        float[] codes = new float[checked(images.Count * model.CodeSize)];
        ImageScores[] scores = Score(model, images.Images, codes, workers);
        ImmutableSortedDictionary<Metric, Distribution> summary = ScoreSummary.Of(scores, images.Shape);
        Metric main = ScoreSummary.MainMetric(summary);
        PrincipalComponents? baseline = Baseline(options.TrainingImages, model.CodeSize, workers);
        return new EvaluationResult
        {
            DataSet = options.DataSet,
            Shape = images.Shape,
            CodeSize = model.CodeSize,
            Scores = [.. scores],
            Labels = [.. images.Labels ?? []],
            ClassNames = ScoreSummary.ClassNames(images.Labels, options.ClassNames),
            Summary = summary,
            Classes = ScoreSummary.OfClasses(scores, images, options.ClassNames),
            PcaBaseline = baseline is null
                ? null
                : ScoreSummary.Of(ScoreBaseline(baseline, images.Images, workers), images.Shape),
            MeanImageError = baseline is null ? null : MeanImageError(baseline.Mean, images.Images),
            First = Sample(model, images.Images, First(images)),
            Best = Sample(model, images.Images, Extremes(scores, main, bestFirst: true)),
            Worst = Sample(model, images.Images, Extremes(scores, main, bestFirst: false)),
            LatentMap = LatentMap.Of(Tensor.Create(codes, [images.Count, model.CodeSize]), workers),
        };
    }

    private static void Check(EvaluatedModel model, LabelledImages images, EvaluationOptions options)
    {
        options.Check(images, model.Shape);
        if ((long)images.Count * model.CodeSize > Array.MaxLength)
        {
            throw new FacsimileException(
                $"{options.DataSet}: {images.Count} images with codes of {model.CodeSize} numbers are more than can be held "
                + $"at once; give at most {Array.MaxLength / model.CodeSize} images.");
        }

        if (options.TrainingImages is { } training)
        {
            EvaluationOptions.CheckShape(model.Shape, training.Shape, "the training images");
            if (training.Count == 0)
            {
                throw new FacsimileException(
                    "There are no training images to fit the baseline to; give some, or ask for no baseline.");
            }
        }
    }

    private static ImageScores[] Score(EvaluatedModel model, Images images, float[] codes, WorkerPool workers)
    {
        int size = images.Shape.Size;
        int chunkImages = Math.Min(images.Count, ImagesInChunk(images.Shape));
        float[] originalBuffer = new float[chunkImages * size];
        float[] reconstructionBuffer = new float[chunkImages * size];
        var scores = new ImageScores[images.Count];
        for (int start = 0; start < images.Count; start += chunkImages)
        {
            int count = Math.Min(chunkImages, images.Count - start);
            Span<float> originals = originalBuffer.AsSpan(0, count * size);
            Span<float> reconstructions = reconstructionBuffer.AsSpan(0, count * size);
            images.CopyTo(start, originals);
            Run(model, originals, codes.AsSpan(start * model.CodeSize, count * model.CodeSize), reconstructions);
            ReconstructionMetrics.Score(originals, reconstructions, images.Shape, scores.AsSpan(start, count), workers);
        }

        return scores;
    }

    /// <summary>None for a code of as many numbers as there are pixels: the components would give back every image exactly.</summary>
    private static PrincipalComponents? Baseline(Images? training, int codeSize, WorkerPool workers)
        => training is null || codeSize >= training.Shape.Size
            ? null
            : PrincipalComponents.Fit(training, Math.Min(codeSize, training.Count), workers: workers);

    private static ImageScores[] ScoreBaseline(PrincipalComponents components, Images images, WorkerPool workers)
    {
        var baseline = new EvaluatedModel(
            images.Shape,
            components.Count,
            (rows, codes) => components.Transform(rows, codes, workers),
            (_, codes, rows) =>
            {
                // Values that no pixel has are cut off, as a network's sigmoid does it; the comparison would not be fair else.
                components.Reconstruct(codes, rows, workers);
                TensorPrimitives.Clamp(rows, 0f, 1f, rows);
            });
        return Score(baseline, images, new float[checked(images.Count * components.Count)], workers);
    }

    /// <summary>See <see cref="EvaluationResult.MeanImageError"/>.</summary>
    private static double MeanImageError(ReadOnlySpan<float> mean, Images images)
    {
        float[] image = new float[mean.Length];
        double[] errors = new double[images.Count];
        for (int i = 0; i < errors.Length; i++)
        {
            images.CopyTo(i, image);
            errors[i] = ReconstructionMetrics.MeanSquaredError(image, mean);
        }

        return Distribution.Of(errors).Median;
    }

    /// <summary>See <see cref="EvaluationResult.First"/>.</summary>
    private static ImmutableArray<int> First(LabelledImages images)
    {
        int count = Math.Min(FirstCount, images.Count);
        bool vary = images.Labels is { } labels && labels.Take(count).Distinct().Count() > 1;
        return [.. Enumerable.Range(0, count).Select(i => vary ? i : (int)((long)i * images.Count / count))];
    }

    private static ImmutableArray<int> Extremes(ImageScores[] scores, Metric metric, bool bestFirst)
        => [.. ScoreSummary.Ranking(scores, metric, bestFirst).Take(ExtremeCount)];

    private static ReconstructionSample Sample(EvaluatedModel model, Images images, ImmutableArray<int> indices)
    {
        int size = images.Shape.Size;
        float[] original = new float[size];
        float[] code = new float[model.CodeSize];
        float[] reconstructions = new float[indices.Length * size];
        for (int i = 0; i < indices.Length; i++)
        {
            images.CopyTo(indices[i], original);
            Run(model, original, code, reconstructions.AsSpan(i * size, size));
        }

        return new ReconstructionSample(
            indices, images.Select(indices.AsSpan()), Images.FromFloats(images.Shape, reconstructions));
    }

    private static void Run(EvaluatedModel model, ReadOnlySpan<float> images, Span<float> codes, Span<float> reconstructions)
    {
        model.Encode(images, codes);
        CheckFinite(codes, "codes");
        model.Reconstruct(images, codes, reconstructions);
        CheckFinite(reconstructions, "reconstructions");
    }

    private static void CheckFinite(ReadOnlySpan<float> values, string what)
    {
        if (!TensorPrimitives.IsFiniteAll(values))
        {
            throw new FacsimileException(
                $"The model's {what} hold NaN or infinite values: its weights are damaged or its training diverged; "
                + "train it again with a lower learning rate.");
        }
    }

    private static int ImagesInChunk(ImageShape shape) => Math.Clamp(ChunkValues / shape.Size, 1, ChunkImages);
}
