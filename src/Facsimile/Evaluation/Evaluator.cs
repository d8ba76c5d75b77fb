using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>Measures how well a model gives images back.</summary>
public static class Evaluator
{
    private const int FirstCount = 10;
    private const int ExtremeCount = 9;

    /// <summary>
    /// Scores a model on the test images of a data set, beside the baseline that is fitted to its training images.
    /// </summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">The data set.</param>
    /// <param name="threads">How many threads share the work, 1 to 1024; null, the default, takes one a processor core.</param>
    /// <param name="corruption">See <see cref="EvaluationOptions.Corruption"/>.</param>
    /// <param name="likelihood">See <see cref="EvaluationOptions.Likelihood"/>.</param>
    /// <exception cref="FacsimileException">As for a part of a data set.</exception>
    public static EvaluationResult Evaluate(
        Autoencoder autoencoder,
        ImageSet images,
        int? threads = null,
        Corruption? corruption = null,
        LikelihoodOptions? likelihood = null)
        => Evaluate(autoencoder, images, threads, corruption, likelihood, baselines: null);

    /// <summary>The same for one of several models on the same images.</summary>
    internal static EvaluationResult Evaluate(
        Autoencoder autoencoder,
        ImageSet images,
        int? threads,
        Corruption? corruption,
        LikelihoodOptions? likelihood,
        BaselineCache? baselines)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Evaluate(autoencoder, images.Test, new EvaluationOptions
        {
            DataSet = images.Name,
            ClassNames = images.ClassNames,
            TrainingImages = images.Train.Images,
            Corruption = corruption,
            Likelihood = likelihood ?? new LikelihoodOptions(),
            Baselines = baselines,
            Threads = threads,
        });
    }

    /// <summary>Scores each image's reconstruction and sums the scores up. The images go through the model in chunks.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">The images to judge by; labels are used where there are any.</param>
    /// <param name="options">Names, the training images for the baseline, threads.</param>
    /// <exception cref="FacsimileException">
    /// There are no images, they are of another size than the model's, the model gives values that are not finite, or an option
    /// is outside its range or does not fit the images.
    /// </exception>
    public static EvaluationResult Evaluate(Autoencoder autoencoder, LabelledImages images, EvaluationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        options ??= new EvaluationOptions();
        var model = EvaluatedModel.Of(autoencoder, ChunkedRun.ImagesInChunk(autoencoder.Shape), options.Workers);
        EvaluationResult result = Evaluate(model, images, options);
        return autoencoder is VariationalAutoencoder variational ? WithVariational(result, variational, images, options) : result;
    }

    /// <summary>The same for any model.</summary>
    internal static EvaluationResult Evaluate(EvaluatedModel model, LabelledImages images, EvaluationOptions? options)
    {
        ArgumentNullException.ThrowIfNull(images);
        options ??= new EvaluationOptions();
        Check(model, images, options);
        WorkerPool workers = options.Workers;
        float[] codes = new float[checked(images.Count * model.CodeSize)];
        Corruptor? corruptor = CorruptorOf(options, images);
        var run = new ChunkedRun(model, images.Images, corruptor);
        RestorationScores? restored = corruptor is null ? null : Score(run, images.Images, corruptor, codes, workers);
        ImageScores[] scores = restored is null ? Score(run, images.Images, codes, workers) : [.. restored.After];
        ImmutableSortedDictionary<Metric, Distribution> summary = ScoreSummary.Of(scores, images.Shape);
        Metric main = ScoreSummary.MainMetric(summary);
        BaselineCache.Figures? Measure() => MeasureBaseline(options.TrainingImages, model.CodeSize, images.Images, corruptor, workers);
        BaselineCache.Figures? baseline = options.Baselines is { } known
            ? known.Get(model.CodeSize, options.Corruption, Measure)
            : Measure();
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
            PcaBaseline = baseline?.Summary,
            Restoration = restored is null ? null : Summarize(model, images.Images, options, restored, workers),
            MeanImageError = baseline?.MeanImageError,
            First = Sample(run, images.Images, corruptor, First(images)),
            Best = Sample(run, images.Images, corruptor, Extremes(scores, main, bestFirst: true)),
            Worst = Sample(run, images.Images, corruptor, Extremes(scores, main, bestFirst: false)),
            LatentMap = LatentMap.Of(Tensor.Create(codes, [images.Count, model.CodeSize]), workers),
        };
    }

    /// <summary>Checks that a model can be run on images.</summary>
    internal static void Check(EvaluatedModel model, LabelledImages images, EvaluationOptions options)
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

    private static EvaluationResult WithVariational(
        EvaluationResult result, VariationalAutoencoder model, LabelledImages images, EvaluationOptions options)
    {
        Corruptor? corruptor = CorruptorOf(options, images);
        LikelihoodOptions likelihood = options.Likelihood;
        VariationalSummary summary = VariationalEvaluator.Measure(model, images.Images, corruptor, likelihood, options.Workers);
        return result with
        {
            Variational = summary,
            VariationalPictures = LatentPictures.Draw(model, result.First, summary.Units, likelihood.Seed, options.Workers),
        };
    }

    private static Corruptor? CorruptorOf(EvaluationOptions options, LabelledImages images)
        => options.Corruption is { } corruption ? new Corruptor(corruption, images.Shape, Corruptor.JudgingSeed) : null;

    private static ImageScores[] Score(ChunkedRun run, Images images, float[] codes, WorkerPool workers)
    {
        var scores = new ImageScores[images.Count];
        run.Visit(codes, (start, originals, _, outputs) => ReconstructionMetrics.Score(
            originals, outputs, images.Shape, scores.AsSpan(start, originals.Length / images.Shape.Size), workers));
        return scores;
    }

    private static RestorationScores Score(
        ChunkedRun run, Images images, Corruptor corruptor, float[] codes, WorkerPool workers)
    {
        var scoring = new RestorationScoring(images, corruptor, workers);
        run.Visit(codes, (start, originals, inputs, outputs) => scoring.Add(start, originals, inputs, outputs));
        return scoring.ToScores();
    }

    /// <summary>The figures of the corrupted images themselves, and those of the model on the clean ones.</summary>
    private static RestorationSummary Summarize(
        EvaluatedModel model, Images images, EvaluationOptions options, RestorationScores scores, WorkerPool workers)
    {
        var clean = new ChunkedRun(model, images, corruptor: null);
        float[] codes = new float[checked(images.Count * model.CodeSize)];
        return new RestorationSummary
        {
            Corruption = options.Corruption!.ToString(),
            Corrupted = ScoreSummary.Of(scores.Before, images.Shape),
            Clean = ScoreSummary.Of(Score(clean, images, codes, workers), images.Shape),
            Mask = MaskSummary.Of(scores),
        };
    }

    private static BaselineCache.Figures? MeasureBaseline(
        Images? training, int codeSize, Images images, Corruptor? corruptor, WorkerPool workers)
        => Baseline(training, codeSize, workers) is not { } baseline
            ? null
            : new BaselineCache.Figures(
                ScoreSummary.Of(ScoreBaseline(baseline, images, corruptor, workers), images.Shape),
                MeanImageError(baseline.Mean, images));

    /// <summary>None for a code of as many numbers as there are pixels: the components would give back every image exactly.</summary>
    private static PrincipalComponents? Baseline(Images? training, int codeSize, WorkerPool workers)
        => training is null || codeSize >= training.Shape.Size
            ? null
            : PrincipalComponents.Fit(training, Math.Min(codeSize, training.Count), workers: workers);

    private static ImageScores[] ScoreBaseline(
        PrincipalComponents components, Images images, Corruptor? corruptor, WorkerPool workers)
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
        var run = new ChunkedRun(baseline, images, corruptor);
        return Score(run, images, new float[checked(images.Count * components.Count)], workers);
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

    private static ReconstructionSample Sample(
        ChunkedRun run, Images images, Corruptor? corruptor, ImmutableArray<int> indices)
    {
        (float[] inputs, float[] outputs) = run.Select(indices.AsSpan());
        return new ReconstructionSample(
            indices, images.Select(indices.AsSpan()), Images.FromFloats(images.Shape, outputs))
        {
            Inputs = corruptor is null ? null : Images.FromFloats(images.Shape, inputs),
        };
    }
}
