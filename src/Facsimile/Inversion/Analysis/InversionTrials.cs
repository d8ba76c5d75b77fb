using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Inversion.Analysis;

/// <summary>What a study tries with inversions of its own: all methods on the same images, the course of a loss, hidden parts.</summary>
internal sealed class InversionTrials
{
    private const int CompletedImages = 10;

    private readonly Autoencoder _autoencoder;
    private readonly CodeDecoder _decoder;
    private readonly Images _images;
    private readonly Codebook _book;
    private readonly int? _threads;
    private readonly Action<string> _say;
    private readonly CancellationToken _cancellation;

    /// <summary>Prepares them; the codebook is made.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="decoder">Its decoder.</param>
    /// <param name="images">The images of the study.</param>
    /// <param name="threads">The number of threads; null for one a processor core.</param>
    /// <param name="say">Is told what is done now.</param>
    /// <param name="cancellation">Stops it.</param>
    public InversionTrials(
        Autoencoder autoencoder,
        CodeDecoder decoder,
        Images images,
        int? threads,
        Action<string> say,
        CancellationToken cancellation)
    {
        _autoencoder = autoencoder;
        _decoder = decoder;
        _images = images;
        _threads = threads;
        _say = say;
        _cancellation = cancellation;
        WorkerPool workers = threads is { } count ? WorkerPool.WithThreads(count) : WorkerPool.Default;
        _book = autoencoder.CodeSize == 2
            ? Codebook.Grid(autoencoder, images, workers: workers)
            : Codebook.OfImages(autoencoder, images, workers: workers);
    }

    private bool TakesTangents => _autoencoder.CodeSize <= LevenbergMarquardt.MaximumCodeSize;

    /// <summary>All methods on the first images; the published one first.</summary>
    /// <param name="count">How many images.</param>
    public ImmutableArray<MethodResult> Methods(int count)
    {
        Images compared = _images.Slice(0, Math.Min(_images.Count, count));
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
                new GlobalStart(_book),
                ", global start"),
        ];
        return
        [
            .. ways.Where(way => _autoencoder.CodeSize <= way.Method.MaximumCode).Select(way =>
            {
                _say($"comparing methods: {way.Method.Name}{way.Where}");
                var options = new InversionOptions { Method = way.Method, Start = way.Start, Threads = _threads };
                return new MethodResult
                {
                    Name = way.Method.Name + way.Where,
                    Result = new Inverter(_autoencoder, options).Invert(compared, null, _cancellation),
                };
            }),
        ];
    }

    /// <summary>The loss after 0, 1, 2, … iterations: each search is begun anew, and stopped earlier or later.</summary>
    public ImmutableArray<LossCourse> Courses(int index)
    {
        Images image = _images.Slice(index, 1);
        _say("following the loss of one image");
        LossCourse Course(string name, int[] iterations, Func<int, InversionMethod> stopped)
        {
            List<(int Iteration, double Loss)> points = [];
            foreach (int count in iterations)
            {
                var options = new InversionOptions { Method = stopped(count), Threads = _threads };
                InversionResult result = new Inverter(_autoencoder, options).Invert(image, null, _cancellation);
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
        if (TakesTangents)
        {
            courses.Add(Course("Levenberg-Marquardt", few, count => new LevenbergMarquardt { MaximumIterations = count }));
        }

        return [.. courses];
    }

    /// <summary>Images of which the lower or the right half was hidden; not those of one row, or of one column.</summary>
    public ImmutableArray<Completion> Completions() => [.. Masks().Select(Complete)];

    private IEnumerable<Mask> Masks()
    {
        (int height, int width) = (_autoencoder.Shape.Height, _autoencoder.Shape.Width);
        BlockMask From(int top, int left)
            => new() { Place = BlockPlace.Fixed, Top = top, Left = left, Height = height - top, Width = width - left };

        // Half of one row, or of one column, would be all of it.
        if (height > 1)
        {
            yield return From(height / 2, 0);
        }

        if (width > 1)
        {
            yield return From(0, width / 2);
        }
    }

    private Completion Complete(Mask mask)
    {
        _say($"completing images: {mask}");
        int[] indices = [.. Enumerable.Range(0, Math.Min(CompletedImages, _images.Count))];
        Images whole = _images.Select(indices);
        InversionMethod method = TakesTangents ? new LevenbergMarquardt() : new Lbfgs();
        var options = new InversionOptions
        {
            Method = method,
            Start = new GlobalStart(_book),
            Mask = mask,
            Threads = _threads,
        };
        InversionResult result = new Inverter(_autoencoder, options).Invert(whole, null, _cancellation);
        var corruptor = new Corruptor(mask, _images.Shape, Corruptor.JudgingSeed);
        float[] masked = new float[whole.Count * _images.Shape.Size];
        whole.CopyTo(0, masked);
        for (int i = 0; i < whole.Count; i++)
        {
            corruptor.Apply(masked.AsSpan(i * _images.Shape.Size, _images.Shape.Size), i, Corruptor.Fixed);
        }

        Tensor<float> encoded = _decoder.Rows(result.CodesBefore, whole.Count);
        Tensor<float> found = _decoder.Rows(result.CodesAfter, whole.Count);
        return new Completion(
            mask.ToString()!,
            whole,
            Images.FromFloats(_images.Shape, masked),
            _decoder.Decode(encoded),
            _decoder.Decode(found),
            _decoder.Losses(whole, encoded),
            _decoder.Losses(whole, found));
    }
}
