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

    // The floats of a chunk of images: 4 MB each for originals and reconstructions, and never more than 1000 images.
    private const int ChunkValues = 1 << 20;
    private const int ChunkImages = 1000;

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
        var model = new EvaluatedModel(
            autoencoder.Shape,
            autoencoder.CodeSize,
            (chunk, workers) => autoencoder.Encode(chunk, workers),
            (chunk, workers) => autoencoder.Reconstruct(chunk, workers));
        return Evaluate(model, images, options);
    }

    /// <summary>The same for any model.</summary>
    internal static EvaluationResult Evaluate(EvaluatedModel model, LabelledImages images, EvaluationOptions? options)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new EvaluationOptions();
        Check(model, images, options);
        WorkerPool workers = options.Threads is { } threads ? WorkerPool.WithThreads(threads) : WorkerPool.Default;
        ImageScores[] scores = Score(chunk => model.Reconstruct(chunk, workers), images.Images, workers);
        return new EvaluationResult
        {
            DataSet = options.DataSet,
            Shape = images.Shape,
            CodeSize = model.CodeSize,
            Scores = [.. scores],
            Labels = [.. images.Labels ?? []],
            ClassNames = ScoreSummary.ClassNames(images.Labels, options.ClassNames),
            Summary = ScoreSummary.Of(scores, images.Shape),
            Classes = ScoreSummary.OfClasses(scores, images, options.ClassNames),
            PcaBaseline = options.TrainingImages is { } training
                ? ScoreSummary.Of(ScoreBaseline(training, model.CodeSize, images.Images, workers), images.Shape)
                : null,
            First = Sample(model, images.Images, workers, [.. Enumerable.Range(0, Math.Min(FirstCount, images.Count))]),
            Best = Sample(model, images.Images, workers, Extremes(scores, images.Shape, bestFirst: true)),
            Worst = Sample(model, images.Images, workers, Extremes(scores, images.Shape, bestFirst: false)),
            LatentMap = LatentMap.Of(Encode(model, images.Images, workers), workers),
        };
    }

    private static void Check(EvaluatedModel model, LabelledImages images, EvaluationOptions options)
    {
        if (images.Count == 0)
        {
            throw new FacsimileException($"There are no images to evaluate in {options.DataSet}; give at least one.");
        }

        CheckShape(model, images.Shape, options.DataSet);
        if (options.TrainingImages is { } training)
        {
            CheckShape(model, training.Shape, "the training images");
            if (training.Count == 0)
            {
                throw new FacsimileException("There are no training images to fit the baseline to; give some, or ask for no baseline.");
            }
        }

        if (options.Threads is < 1 or > 1024)
        {
            throw new FacsimileException($"threads is {options.Threads}; it must be 1 to 1024, or left out for one a core.");
        }
    }

    private static void CheckShape(EvaluatedModel model, ImageShape shape, string source)
    {
        if (shape != model.Shape)
        {
            throw new FacsimileException(
                $"The model takes images of {model.Shape}, but those of {source} are {shape}; resize them or use a model of that size.");
        }
    }

    private static ImageScores[] Score(Func<Images, Tensor<float>> reconstruct, Images images, WorkerPool workers)
    {
        int size = images.Shape.Size;
        var scores = new ImageScores[images.Count];
        int chunkImages = ImagesInChunk(images);
        float[] originals = new float[chunkImages * size];
        float[] reconstructions = new float[chunkImages * size];
        for (int start = 0; start < images.Count; start += chunkImages)
        {
            int count = Math.Min(chunkImages, images.Count - start);
            Span<float> outputs = reconstructions.AsSpan(0, count * size);
            images.CopyTo(start, originals.AsSpan(0, count * size));
            CopyFinite(reconstruct(images.Slice(start, count)), outputs, start, "reconstruction");
            ReconstructionMetrics.Score(
                originals.AsSpan(0, count * size), outputs, images.Shape, scores.AsSpan(start, count), workers);
        }

        return scores;
    }

    private static ImageScores[] ScoreBaseline(Images training, int codeSize, Images images, WorkerPool workers)
    {
        int count = Math.Min(codeSize, Math.Min(training.Count, training.Shape.Size));
        var components = PrincipalComponents.Fit(training, count, workers: workers);
        return Score(chunk => components.Reconstruct(components.Transform(chunk, workers), workers), images, workers);
    }

    private static Tensor<float> Encode(EvaluatedModel model, Images images, WorkerPool workers)
    {
        float[] codes = new float[checked(images.Count * model.CodeSize)];
        int chunkImages = ImagesInChunk(images);
        for (int start = 0; start < images.Count; start += chunkImages)
        {
            int count = Math.Min(chunkImages, images.Count - start);
            Span<float> destination = codes.AsSpan(start * model.CodeSize, count * model.CodeSize);
            CopyFinite(model.Encode(images.Slice(start, count), workers), destination, start, "code");
        }

        return Tensor.Create(codes, [images.Count, model.CodeSize]);
    }

    private static int ImagesInChunk(Images images)
        => Math.Min(images.Count, Math.Clamp(ChunkValues / images.Shape.Size, 1, ChunkImages));

    private static void CopyFinite(Tensor<float> values, Span<float> destination, int firstImage, string what)
    {
        if (values.FlattenedLength != destination.Length)
        {
            throw new ArgumentException($"The model gave {values.FlattenedLength} values where {destination.Length} were expected.");
        }

        values.FlattenTo(destination);
        if (!TensorPrimitives.IsFiniteAll<float>(destination))
        {
            throw new FacsimileException(
                $"The model's {what} of an image from number {firstImage} on is NaN or infinite: its weights are damaged or its "
                + "training diverged; train it again with a lower learning rate.");
        }
    }

    private static ImmutableArray<int> Extremes(ImageScores[] scores, ImageShape shape, bool bestFirst)
        => [.. ScoreSummary.Ranking(scores, shape, bestFirst).Take(ExtremeCount)];

    private static ReconstructionSample Sample(EvaluatedModel model, Images images, WorkerPool workers, ImmutableArray<int> indices)
    {
        Images originals = images.Select(indices.AsSpan());
        return new ReconstructionSample(
            indices, originals, Images.FromTensor(images.Shape, model.Reconstruct(originals, workers)));
    }
}
