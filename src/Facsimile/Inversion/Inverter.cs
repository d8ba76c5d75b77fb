using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>
/// Finds the codes of images: for each image x the code z that minimises ‖D(z) − x‖², the sum over the pixels, where D is the
/// decoder of an autoencoder with its last activation.
/// </summary>
/// <remarks>
/// A code depends on its image and its position in the data alone: not on the images beside it, nor on the number of threads.
/// </remarks>
/// <example>
/// <code>
/// var inverter = new Inverter(autoencoder, new InversionOptions { Method = new LevenbergMarquardt() });
/// InversionResult result = inverter.Invert(images);
/// </code>
/// </example>
public sealed class Inverter
{
    /// <summary>The most images that are worked on at once.</summary>
    private const int ChunkImages = 1024;

    /// <summary>The most floats of a layer, or of its tangents: larger images and codes get smaller chunks.</summary>
    private const int MaximumLayer = 1 << 23;

    /// <summary>The most numbers that a search remembers of all images of a chunk.</summary>
    private const int MaximumRemembered = 1 << 24;

    /// <summary>The codes of an image, its gradient and the like, whatever the method is; it need not be exact.</summary>
    private const int CodesOfSearch = 10;

    private readonly Autoencoder _autoencoder;
    private readonly InversionOptions _options;
    private readonly WorkerPool _workers;

    /// <summary>Prepares a model for a method.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="options">How to search; null for the defaults.</param>
    /// <exception cref="FacsimileException">
    /// A setting is outside its range, or the method does not fit: the code is too large for it, or it knows no mask.
    /// </exception>
    public Inverter(Autoencoder autoencoder, InversionOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        _autoencoder = autoencoder;
        _options = options ?? new InversionOptions();
        _options.Method.Validate();
        if (autoencoder.CodeSize > _options.Method.MaximumCode)
        {
            throw new FacsimileException(
                $"{_options.Method} is for codes of at most {_options.Method.MaximumCode} numbers, but those of this model have "
                    + $"{autoencoder.CodeSize}; use L-BFGS.");
        }

        if (_options.Mask is not null && _options.Method.NeedsWholeImages)
        {
            throw new FacsimileException(
                $"The method {_options.Method} needs whole images, for the encoder sees all pixels; "
                    + "use another one with a mask.");
        }

        if (_options.Threads is < 1 or > 1024)
        {
            throw new FacsimileException($"threads is {_options.Threads}; it must be 1 to 1024, or left out for one a core.");
        }

        _workers = _options.Threads is { } threads ? WorkerPool.WithThreads(threads) : WorkerPool.Default;
        ChunkSize = (int)Math.Clamp(Math.Min(MaximumLayer / LayerSize, MaximumRemembered / RememberedSize), 1, ChunkImages);
    }

    /// <summary>How many images are worked on at once, and are saved at once by who wants to resume.</summary>
    public int ChunkSize { get; }

    /// <summary>The floats of an image in the largest layer.</summary>
    private long LayerSize
    {
        get
        {
            static int Widest(Sequential network) => network.Shapes.Max(shape => shape.Size);
            long directions = _options.Method.UsesTangents ? _autoencoder.CodeSize : 1;
            return Math.Max(Widest(_autoencoder.Encoder), directions * Widest(_autoencoder.Decoder));
        }
    }

    /// <summary>The numbers that a search remembers of an image; at least 1, also where the start has yet to be checked.</summary>
    private long RememberedSize => Math.Max(
        1,
        (((long)_options.Start.Count + CodesOfSearch) * _autoencoder.CodeSize) + _options.Method.Remembered(_autoencoder.CodeSize));

    /// <summary>Finds the codes of all images.</summary>
    /// <param name="images">Images of the model's size, at least one.</param>
    /// <param name="progress">Is told after each chunk; null for nobody.</param>
    /// <param name="cancellation">Stops it between two iterations.</param>
    /// <exception cref="FacsimileException">
    /// The images or the start do not fit, or the model gives values that are not finite.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public InversionResult Invert(
        Images images, IProgress<InversionProgress>? progress = null, CancellationToken cancellation = default)
        => InversionResult.Join([.. InvertChunks(images, 0, progress, cancellation)]);

    /// <summary>
    /// Finds the codes of the images from a position on, chunk by chunk, so that each can be saved and the rest be resumed.
    /// </summary>
    /// <param name="images">All images, at least one; a mask and a start go by the position in them.</param>
    /// <param name="start">The first image, 0 to their number.</param>
    /// <param name="progress">Is told after each chunk; null for nobody.</param>
    /// <param name="cancellation">Stops it between two iterations.</param>
    /// <exception cref="FacsimileException">
    /// The images or the start do not fit, or the model gives values that are not finite.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public IEnumerable<InversionResult> InvertChunks(
        Images images, int start, IProgress<InversionProgress>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentOutOfRangeException.ThrowIfNegative(start);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(start, images.Count);
        if (images.Count == 0)
        {
            throw new FacsimileException("There are no images to invert; give at least one.");
        }

        if (images.Shape != _autoencoder.Shape)
        {
            throw new FacsimileException(
                $"The model takes images of {_autoencoder.Shape}, but these are {images.Shape}; "
                    + "resize them or use a model of that size.");
        }

        _options.Start.Check(_autoencoder, images.Count);
        CheckSize(images.Count);
        Corruptor? corruptor = _options.Mask is { } mask ? new Corruptor(mask, images.Shape, Corruptor.JudgingSeed) : null;
        return Chunks(images, corruptor, start, progress, cancellation);
    }

    /// <summary>Refuses what no array can hold, before anything is computed.</summary>
    private void CheckSize(int images)
    {
        int size = _autoencoder.CodeSize;
        if ((long)images * size > Array.MaxLength)
        {
            throw new FacsimileException(
                $"{images} images with codes of {size} numbers are more than can be held at once; "
                    + $"give at most {Array.MaxLength / size} images.");
        }

        if (Math.Max(LayerSize, RememberedSize) > Array.MaxLength)
        {
            throw new FacsimileException(
                $"Codes of {size} numbers take more memory than can be had at once, by {_options.Method} from "
                    + $"{_options.Start.Count} start(s) an image; take fewer starts, or a method that remembers less, such as Adam.");
        }
    }

    private IEnumerable<InversionResult> Chunks(
        Images images, Corruptor? corruptor, int start, IProgress<InversionProgress>? progress, CancellationToken cancellation)
    {
        if (start == images.Count)
        {
            yield break;
        }

        var run = new ChunkInversion(
            _autoencoder, _options, images, corruptor, Math.Min(ChunkSize, images.Count - start), _workers);
        double losses = 0;
        for (int first = start; first < images.Count; first += ChunkSize)
        {
            InversionResult result = run.Invert(first, Math.Min(ChunkSize, images.Count - first), cancellation);
            losses += result.LossesAfter.Sum();
            int done = first + result.Count - start;
            progress?.Report(new InversionProgress(done, images.Count - start, losses / done));
            yield return result;
        }
    }
}
