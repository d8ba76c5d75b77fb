using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>Inverts chunks of images in memory that is made once.</summary>
internal sealed class ChunkInversion
{
    private readonly InversionStart _start;
    private readonly Images _images;
    private readonly Corruptor? _corruptor;
    private readonly WorkerPool _workers;
    private readonly int _codeSize;
    private readonly Workspace _encoder;
    private readonly Objective _objective;
    private readonly Solver _solver;
    private readonly Searches _searches;
    private readonly float[] _targets;
    private readonly float[]? _known;
    private readonly float[] _starts;
    private readonly int[] _order;
    private readonly double[] _lossesBefore;

    public ChunkInversion(
        Autoencoder autoencoder, InversionOptions options, Images images, Corruptor? corruptor, int capacity, WorkerPool workers)
    {
        _start = options.Start;
        _images = images;
        _corruptor = corruptor;
        _workers = workers;
        _codeSize = autoencoder.CodeSize;
        _encoder = autoencoder.Encoder.CreateWorkspace(capacity, training: false, workers);
        _objective = new Objective(autoencoder.Decoder, capacity, options.Method.UsesTangents, workers);
        _solver = options.Method.CreateSolver(new SolverContext(_objective, autoencoder, workers));
        _searches = new Searches(capacity, _codeSize);
        _targets = new float[checked(capacity * images.Shape.Size)];
        _known = corruptor is null ? null : new float[_targets.Length];
        _starts = new float[checked(_start.Count * capacity * _codeSize)];
        _order = [.. Enumerable.Range(0, capacity)];
        _lossesBefore = new double[capacity];
        _objective.SetImages(_targets, _known);
    }

    /// <summary>Finds the codes of some images.</summary>
    public InversionResult Invert(int first, int count, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        Load(first, count);
        int codes = count * _codeSize;
        Span<float> starts = _starts.AsSpan(0, _start.Count * codes);
        _start.Fill(Chunk(first, count), starts);
        _objective.Losses(_order.AsSpan(0, count), starts[..codes], _lossesBefore);
        Check(first, count);
        var best = new InversionResult
        {
            First = first,
            CodeSize = _codeSize,
            CodesBefore = [.. starts[..codes]],
            LossesBefore = [.. _lossesBefore.AsSpan(0, count)],
            CodesAfter = [],
            LossesAfter = [],
            Iterations = [],
            Outcomes = [],
            Starts = [],
            Contractions = [],
        };
        var found = new BestSearches(count, _codeSize);
        var ofFirstStart = new BestSearches(count, _codeSize);
        for (int start = 0; start < _start.Count; start++)
        {
            _searches.Begin(count);
            starts.Slice(start * codes, codes).CopyTo(_searches.Codes);
            _solver.Run(_searches, cancellation);
            found.Take(_searches, start);
            if (start == 0)
            {
                ofFirstStart.Take(_searches, start);
            }
        }

        found.Refine(_searches, _solver, image => true, cancellation);
        if (_start.Count > 1)
        {
            // More beginnings must never end above the first one alone, which is refined too when it stands alone.
            ofFirstStart.Refine(_searches, _solver, image => found.StartOf(image) != 0, cancellation);
            found.Take(ofFirstStart);
        }

        return found.AddTo(best);
    }

    private InversionChunk Chunk(int first, int count)
    {
        int pixels = count * _images.Shape.Size;
        return new InversionChunk(
            first,
            count,
            _targets.AsSpan(0, pixels),
            _known is null ? [] : _known.AsSpan(0, pixels),
            _searches.EncoderCodes.AsSpan(0, count * _codeSize),
            _workers);
    }

    /// <summary>Reads the images, hides what the mask hides, and encodes them.</summary>
    private void Load(int first, int count)
    {
        int size = _images.Shape.Size;
        _images.CopyTo(first, _targets.AsSpan(0, count * size));
        if (_corruptor is not null)
        {
            bool[] hidden = new bool[_images.Shape.Height * _images.Shape.Width];
            for (int image = 0; image < count; image++)
            {
                _corruptor.Hide(hidden, first + image, Corruptor.Fixed);
                if (Array.TrueForAll(hidden, isHidden => isHidden))
                {
                    throw new FacsimileException(
                        $"The mask hides all of image {first + image}: nothing is left to find its code by; hide less.");
                }

                Hide(hidden, image * size, size);
            }
        }

        _encoder.BatchSize = count;
        _targets.AsSpan(0, count * size).CopyTo(_encoder.Input);
        _encoder.Forward();
        _encoder.Output.CopyTo(_searches.EncoderCodes);
    }

    private void Hide(bool[] hidden, int start, int size)
    {
        for (int i = 0; i < size; i++)
        {
            bool isHidden = hidden[i % hidden.Length];
            _known![start + i] = isHidden ? 0 : 1;
            _targets[start + i] = isHidden ? 0 : _targets[start + i];
        }
    }

    private void Check(int first, int count)
    {
        for (int image = 0; image < count; image++)
        {
            if (!TensorPrimitives.IsFiniteAll(_searches.EncoderCode(image)) || !double.IsFinite(_lossesBefore[image]))
            {
                throw new FacsimileException(
                    $"The model gives NaN or infinite values for image {first + image}: its weights are corrupted or its training "
                        + "diverged, or a given code is far outside; train it again with a lower learning rate, or check the codes.");
            }
        }
    }
}
