using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
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
    private const int CompletedImages = 10;

    private readonly Autoencoder _autoencoder;
    private readonly Classifier? _classifier;
    private readonly InversionStudyOptions _options;
    private readonly WorkerPool _workers;
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
    /// <exception cref="FacsimileException">There are too few images, or codes that cannot be judged.</exception>
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
        Tensor<float> encoded = Rows(inverted.CodesBefore, judged.Count);
        Tensor<float> found = Rows(inverted.CodesAfter, judged.Count);
        var amortized = AmortizedInverse.Fit(encoded, found, _options.Seed, cancellation);
        ImmutableArray<LatentSet> sets = Sets(judged, images.Count, encoded, found, amortized, inverted, cancellation);
        ImmutableArray<double> changes = sets[1].Changes;
        ImmutableArray<int> byChange = [.. Enumerable.Range(0, judged.Count).OrderBy(image => changes[image])];
        ImmutableArray<int> best = [.. byChange.Take(Extremes)];
        ImmutableArray<int> worst = [.. byChange.Reverse().Take(Extremes)];
        ImmutableArray<double> before = sets[0].Losses;
        int median = Enumerable.Range(0, judged.Count).OrderBy(image => before[image]).ElementAt(judged.Count / 2);
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
            BestDecoded = (Decoded(encoded, best), Decoded(found, best)),
            WorstDecoded = (Decoded(encoded, worst), Decoded(found, worst)),
            LinearCorrelation = Correlation.Pearson(before.AsSpan(), changes.AsSpan()),
            RankCorrelation = Correlation.Spearman(before.AsSpan(), changes.AsSpan()),
            Methods = Methods(judged.Images, cancellation),
            CourseImage = median,
            Courses = Courses(judged.Images.Slice(median, 1), cancellation),
            Completions = [.. Masks().Select(mask => Complete(judged.Images, mask, cancellation))],
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
        ImmutableArray<double> before = [.. Losses(judged.Images, encoded)];
        LatentSet Set(string name, string description, Tensor<float> codes)
        {
            cancellation.ThrowIfCancellationRequested();
            Say($"judging {name}");
            double[] losses = Losses(judged.Images, codes);
            return new LatentSet
            {
                Name = name,
                Description = description,
                Codes = codes,
                Losses = [.. losses],
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
                Rows(inverted.CodesBefore, count), Rows(inverted.CodesAfter, count), _options.Seed, cancellation);
            sets.Add(Set("MB of all", $"the inverse learnt from {Words(count)} images", all.Apply(encoded, _workers)));
        }

        return [.. sets];
    }

    /// <summary>‖D(z) − x‖² of each image.</summary>
    private double[] Losses(Images images, Tensor<float> codes)
    {
        float[] decoded = Values(_autoencoder.Decode(codes, _workers));
        float[] image = new float[images.Shape.Size];
        double[] losses = new double[images.Count];
        for (int i = 0; i < losses.Length; i++)
        {
            images.CopyTo(i, image);
            for (int j = 0; j < image.Length; j++)
            {
                double difference = (double)decoded[(i * image.Length) + j] - image[j];
                losses[i] += difference * difference;
            }
        }

        return losses;
    }

    /// <summary>What the classifier says of the images, and of the decoded codes in black and white.</summary>
    private ConfusionMatrix Agreement(Images images, Tensor<float> codes)
    {
        Images decoded = Images.FromTensor(images.Shape, _autoencoder.Decode(codes, _workers)).Binarize(0.5);
        byte[] truth = [.. _classifier!.Classify(images, _workers).Labels.Select(label => (byte)label)];
        return ConfusionMatrix.Of(_classifier.ClassNames.Length, truth, _classifier.Classify(decoded, _workers).Labels.AsSpan());
    }

    private ImmutableArray<MethodResult> Methods(Images images, CancellationToken cancellation)
    {
        Images compared = images.Slice(0, Math.Min(images.Count, _options.ComparedImages));
        List<(InversionMethod Method, InversionStart Start, string Where)> ways =
        [
            (new AdafactorDescent(), InversionStart.Encoder, ", as published"),
            (new GradientDescent(), InversionStart.Encoder, ""),
            (new AdamDescent(), InversionStart.Encoder, ""),
            (new FixedPoint(), InversionStart.Encoder, ""),
            (new Bfgs(), InversionStart.Encoder, ""),
            (new Lbfgs(), InversionStart.Encoder, ""),
            (new LevenbergMarquardt(), InversionStart.Encoder, ""),
            (
                new LevenbergMarquardt { PolishingSteps = LevenbergMarquardt.ThoroughPolishing },
                new GlobalStart(Book(images)),
                ", global start"),
        ];
        return
        [
            .. ways.Where(way => _autoencoder.CodeSize <= way.Method.MaximumCode).Select(way =>
            {
                Say($"comparing methods: {way.Method.Name}{way.Where}");
                var options = new InversionOptions { Method = way.Method, Start = way.Start, Threads = _options.Threads };
                return new MethodResult
                {
                    Name = way.Method.Name + way.Where,
                    Result = new Inverter(_autoencoder, options).Invert(compared, null, cancellation),
                };
            }),
        ];
    }

    private Codebook Book(Images images) => _autoencoder.CodeSize == 2
        ? Codebook.Grid(_autoencoder, images, workers: _workers)
        : Codebook.OfImages(_autoencoder, images, workers: _workers);

    /// <summary>The loss after 0, 1, 2, … iterations: each search is begun anew, and stopped earlier or later.</summary>
    private ImmutableArray<LossCourse> Courses(Images image, CancellationToken cancellation)
    {
        Say("following the loss of one image");
        LossCourse Course(string name, int[] iterations, Func<int, InversionMethod> stopped)
        {
            List<(int Iteration, double Loss)> points = [];
            foreach (int count in iterations)
            {
                var options = new InversionOptions { Method = stopped(count), Threads = _options.Threads };
                InversionResult result = new Inverter(_autoencoder, options).Invert(image, null, cancellation);
                if (points.Count == 0)
                {
                    points.Add((0, result.LossesBefore[0]));
                }

                points.Add((count, result.LossesAfter[0]));
            }

            return new LossCourse(name, [.. points]);
        }

        int[] few = [1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 50];
        int[] many = [.. few, 75, 100, 125, 150];
        List<LossCourse> courses =
        [
            Course("Adafactor", many, count => new AdafactorDescent { Iterations = count }),
            Course("Adam", many, count => new AdamDescent { Iterations = count }),
            Course("L-BFGS", few, count => new Lbfgs { MaximumIterations = count }),
        ];
        if (_autoencoder.CodeSize <= LevenbergMarquardt.MaximumCodeSize)
        {
            courses.Add(Course("Levenberg-Marquardt", few, count => new LevenbergMarquardt { MaximumIterations = count }));
        }

        return [.. courses];
    }

    private IEnumerable<Mask> Masks()
    {
        (int height, int width) = (_autoencoder.Shape.Height, _autoencoder.Shape.Width);
        yield return new BlockMask { Place = BlockPlace.Fixed, Top = height / 2, Left = 0, Height = height - (height / 2), Width = width };
        yield return new BlockMask { Place = BlockPlace.Fixed, Top = 0, Left = width / 2, Height = height, Width = width - (width / 2) };
    }

    private Completion Complete(Images images, Mask mask, CancellationToken cancellation)
    {
        Say($"completing images: {mask}");
        int[] indices = [.. Enumerable.Range(0, Math.Min(CompletedImages, images.Count))];
        Images whole = images.Select(indices);
        InversionMethod method = _autoencoder.CodeSize <= LevenbergMarquardt.MaximumCodeSize ? new LevenbergMarquardt() : new Lbfgs();
        var options = new InversionOptions
        {
            Method = method,
            Start = new GlobalStart(Book(images)),
            Mask = mask,
            Threads = _options.Threads,
        };
        InversionResult result = new Inverter(_autoencoder, options).Invert(whole, null, cancellation);
        var corruptor = new Corruptor(mask, images.Shape, Corruptor.JudgingSeed);
        float[] masked = Values(whole.ToTensor());
        for (int i = 0; i < whole.Count; i++)
        {
            corruptor.Apply(masked.AsSpan(i * images.Shape.Size, images.Shape.Size), i, Corruptor.Fixed);
        }

        Tensor<float> encoded = Rows(result.CodesBefore, whole.Count);
        Tensor<float> found = Rows(result.CodesAfter, whole.Count);
        return new Completion(
            mask.ToString()!,
            whole,
            Images.FromFloats(images.Shape, masked),
            Images.FromTensor(images.Shape, _autoencoder.Decode(encoded, _workers)),
            Images.FromTensor(images.Shape, _autoencoder.Decode(found, _workers)),
            [.. Losses(whole, encoded)],
            [.. Losses(whole, found)]);
    }

    private Images Decoded(Tensor<float> codes, ImmutableArray<int> indices)
    {
        float[] selected = [.. indices.SelectMany(index => Enumerable.Range(0, _autoencoder.CodeSize).Select(j => codes[index, j]))];
        return Images.FromTensor(
            _autoencoder.Shape, _autoencoder.Decode(Tensor.Create(selected, [indices.Length, _autoencoder.CodeSize]), _workers));
    }

    private Tensor<float> Rows(ImmutableArray<float> codes, int count)
        => Tensor.Create([.. codes.AsSpan(0, count * _autoencoder.CodeSize)], [count, _autoencoder.CodeSize]);

    private static float[] Values(Tensor<float> tensor)
    {
        float[] values = new float[tensor.FlattenedLength];
        tensor.FlattenTo(values);
        return values;
    }

    private static string Words(int count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private void Say(string what) => _status?.Report(what);
}
