using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Statistics;

namespace Facsimile.Inversion.Analysis;

/// <summary>
/// Compares the codes that an encoder gives to images with those that an inversion of the decoder finds, and with those of a
/// network that learnt to do the inversion at once.
/// </summary>
public sealed class InversionStudy
{
    private const int Extremes = 9;

    private readonly Autoencoder _autoencoder;
    private readonly Classifier? _classifier;
    private readonly InversionStudyOptions _options;
    private readonly WorkerPool _workers;
    private readonly CodeDecoder _decoder;
    private IProgress<string>? _status;

    /// <summary>Prepares a study.</summary>
    /// <param name="autoencoder">The model whose decoder is inverted.</param>
    /// <param name="classifier">Labels decoded codes and images, for the success rate; null for none.</param>
    /// <param name="options">How much to look at; null for the defaults.</param>
    /// <exception cref="FacsimileException">The classifier takes images of another size, or an option is outside its range.</exception>
    public InversionStudy(Autoencoder autoencoder, Classifier? classifier = null, InversionStudyOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        if (classifier is not null && classifier.Shape != autoencoder.Shape)
        {
            throw new FacsimileException(
                $"The classifier takes images of {classifier.Shape}, but the model makes images of {autoencoder.Shape}; "
                + "train one on the same images.");
        }

        _autoencoder = autoencoder;
        _classifier = classifier;
        _options = options ?? new InversionStudyOptions();
        if (_options.JudgedImages < FewestImages || _options.ComparedImages < 1)
        {
            throw new FacsimileException(
                $"The study judges {_options.JudgedImages} images and compares methods by {_options.ComparedImages}; "
                + $"let it be at least {FewestImages} and 1.");
        }

        _workers = _options.Threads is { } threads ? WorkerPool.WithThreads(threads) : WorkerPool.Default;
        _decoder = new CodeDecoder(autoencoder, _workers);
    }

    /// <summary>The fewest images that a study can say something of.</summary>
    public static int FewestImages => 50;

    /// <summary>Makes the study.</summary>
    /// <param name="images">The images that were inverted; the first of them are judged.</param>
    /// <param name="classNames">The name of each class, by label; empty when there are no labels.</param>
    /// <param name="method">How the codes were found.</param>
    /// <param name="inverted">What the inversion of all images found, in their order.</param>
    /// <param name="status">Is told what the study does now; null for nobody.</param>
    /// <param name="cancellation">Stops it at the next part.</param>
    /// <exception cref="FacsimileException">There are too few images, or a code is not finite.</exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public InversionStudyResult Run(
        LabelledImages images,
        ImmutableArray<string> classNames,
        string method,
        InversionResult inverted,
        IProgress<string>? status = null,
        CancellationToken cancellation = default)
    {
        _status = status;
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(inverted);
        if (images.Count < FewestImages || inverted.First != 0 || inverted.Count != images.Count)
        {
            throw new FacsimileException(
                $"A study needs at least {FewestImages} images with a code each, but there are {images.Count} and {inverted.Count} codes.");
        }

        LabelledImages judged = images.Take(_options.JudgedImages);
        Say("learning the inverse from the codes found");
        Tensor<float> encoded = _decoder.Rows(inverted.CodesBefore, judged.Count);
        Tensor<float> found = _decoder.Rows(inverted.CodesAfter, judged.Count);
        var amortized = AmortizedInverse.Fit(encoded, found, _options.Seed, cancellation);
        ImmutableArray<LatentSet> sets = Sets(judged, images.Count, encoded, found, amortized, inverted, cancellation);
        ImmutableArray<double> changes = sets[1].Changes;
        ImmutableArray<int> byChange = [.. Enumerable.Range(0, judged.Count).OrderBy(image => changes[image])];
        ImmutableArray<int> best = [.. byChange.Take(Extremes)];
        ImmutableArray<int> worst = [.. byChange.Reverse().Take(Extremes)];
        ImmutableArray<double> before = sets[0].Losses;
        int median = Enumerable.Range(0, judged.Count).OrderBy(image => before[image]).ElementAt(judged.Count / 2);
        var trials = new InversionTrials(_autoencoder, _decoder, judged.Images, _options.Threads, Say, cancellation);
        return new InversionStudyResult
        {
            Shape = images.Shape,
            CodeSize = _autoencoder.CodeSize,
            InvertedImages = images.Count,
            Images = judged,
            ClassNames = classNames,
            Sets = sets,
            Method = method,
            Outcomes = inverted.Outcomes[..judged.Count],
            Best = best,
            Worst = worst,
            BestDecoded = (_decoder.Decode(encoded, best), _decoder.Decode(found, best)),
            WorstDecoded = (_decoder.Decode(encoded, worst), _decoder.Decode(found, worst)),
            LinearCorrelation = TestAttempt.Of(() => Correlation.Pearson(before.AsSpan(), changes.AsSpan())),
            RankCorrelation = TestAttempt.Of(() => Correlation.Spearman(before.AsSpan(), changes.AsSpan())),
            Methods = trials.Methods(_options.ComparedImages),
            CourseImage = median,
            Courses = trials.Courses(median),
            Completions = trials.Completions(),
            Amortized = amortized,
        };
    }

    private ImmutableArray<LatentSet> Sets(
        LabelledImages judged,
        int count,
        Tensor<float> encoded,
        Tensor<float> found,
        AmortizedInverse amortized,
        InversionResult inverted,
        CancellationToken cancellation)
    {
        ImmutableArray<double> before = _decoder.Losses(judged.Images, encoded);
        LatentSet Set(string name, string description, Tensor<float> codes)
        {
            cancellation.ThrowIfCancellationRequested();
            Say($"judging {name}");
            ImmutableArray<double> losses = _decoder.Losses(judged.Images, codes);
            return new LatentSet
            {
                Name = name,
                Description = description,
                Codes = codes,
                Losses = losses,
                Changes = [.. losses.Select((loss, i) => loss == before[i] ? 0 : 100 * (loss - before[i]) / before[i])],
                Moments = SampleMoments.Of(codes),
                Distances = [.. RowDistances.Between(encoded, codes)],
                Normality = NormalityTests.Of(codes),
                Agreement = _classifier is null ? null : Agreement(judged.Images, codes),
            };
        }

        List<LatentSet> sets =
        [
            Set("MT", "the encoder's codes", encoded),
            Set("MN", "the codes found by inversion", found),
            Set("MB", $"the inverse learnt from {Words(judged.Count)} images", amortized.Apply(encoded, _workers)),
        ];
        if (count > judged.Count)
        {
            Say($"learning the inverse from {Words(count)} codes");
            var all = AmortizedInverse.Fit(
                _decoder.Rows(inverted.CodesBefore, count), _decoder.Rows(inverted.CodesAfter, count), _options.Seed, cancellation);
            sets.Add(Set("MB of all", $"the inverse learnt from {Words(count)} images", all.Apply(encoded, _workers)));
        }

        return [.. sets];
    }

    /// <summary>What the classifier says of the images, and of the decoded codes in black and white.</summary>
    private ConfusionMatrix Agreement(Images images, Tensor<float> codes)
    {
        Images decoded = _decoder.Decode(codes).Binarize(0.5);
        byte[] truth = [.. _classifier!.Classify(images, _workers).Labels.Select(label => (byte)label)];
        return ConfusionMatrix.Of(_classifier.ClassNames.Length, truth, _classifier.Classify(decoded, _workers).Labels.AsSpan());
    }

    private static string Words(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void Say(string what) => _status?.Report(what);
}
