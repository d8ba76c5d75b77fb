using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>
/// Codes and what the decoder makes of them, to be searched for the one whose image is nearest to a given image: with the
/// distances ‖x‖² − 2·x·c + ‖c‖² of all pairs, one matrix product serves a whole batch.
/// </summary>
public sealed unsafe class Codebook
{
    /// <summary>The most values that the decoded images may have together: 1 GB.</summary>
    private const long MaximumValues = 1 << 28;

    /// <summary>Candidates whose distances are computed at once.</summary>
    private const int Block = 1024;

    private readonly float[] _codes;
    private readonly float[] _images;
    private readonly float[] _squares;

    private Codebook(Autoencoder autoencoder, float[] codes, WorkerPool workers)
    {
        Autoencoder = autoencoder;
        _codes = codes;
        Count = codes.Length / autoencoder.CodeSize;
        Tensor<float> images = autoencoder.Decode(Tensor.Create(codes, [Count, autoencoder.CodeSize]), workers);
        _images = new float[images.FlattenedLength];
        images.FlattenTo(_images);
        if (!TensorPrimitives.IsFiniteAll<float>(_images))
        {
            throw new FacsimileException("The decoder makes NaN or infinite values; its weights are corrupted: train it again.");
        }

        _squares = new float[_images.Length];
        TensorPrimitives.Multiply<float>(_images, _images, _squares);
    }

    /// <summary>How many codes it has.</summary>
    public int Count { get; }

    /// <summary>The model that it was made with.</summary>
    internal Autoencoder Autoencoder { get; }

    /// <summary>
    /// For codes of two numbers: an even grid over the plane, from the 0.15 % to the 99.85 % quantile (±3σ of a normal
    /// distribution) of the images' codes along both axes, and half a step further.
    /// </summary>
    /// <param name="autoencoder">A model with codes of two numbers.</param>
    /// <param name="images">Images of the kind that are to be inverted, such as the training images; at least one.</param>
    /// <param name="side">The codes along each axis, 2 to 512; 64 by default. Of large images there are fewer, 1 GB of them.</param>
    /// <param name="workers">The threads to use; null takes one a processor core.</param>
    /// <exception cref="FacsimileException">Codes are not of two numbers, or another argument is outside its range.</exception>
    public static Codebook Grid(Autoencoder autoencoder, Images images, int side = 64, WorkerPool? workers = null)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        if (autoencoder.CodeSize != 2)
        {
            throw new FacsimileException(
                $"A grid is for codes of two numbers, but those of this model have {autoencoder.CodeSize}; "
                    + "take the codes of the images.");
        }

        if (side is < 2 or > 512)
        {
            throw new FacsimileException($"The side of the grid is {side}; it must be 2 to 512, for example 64.");
        }

        float[] found = Encode(autoencoder, images, workers);
        side = Math.Min(side, LargestSide(autoencoder.Shape));
        (float Low, float High) horizontal = Range(found, 0);
        (float Low, float High) vertical = Range(found, 1);
        float[] codes = new float[2 * side * side];
        for (int i = 0; i < side * side; i++)
        {
            codes[2 * i] = Place(horizontal, i % side, side);
            codes[(2 * i) + 1] = Place(vertical, i / side, side);
        }

        return new Codebook(autoencoder, codes, workers ?? WorkerPool.Default);
    }

    /// <summary>For codes of any size: those of images, evenly taken from all when they are too many.</summary>
    /// <param name="autoencoder">The model.</param>
    /// <param name="images">Images of the kind that are to be inverted, such as the training images; at least one.</param>
    /// <param name="maximum">The most codes, at least 1; 10,000 by default. Of large images there are fewer, 1 GB of them.</param>
    /// <param name="workers">The threads to use; null takes one a processor core.</param>
    /// <exception cref="FacsimileException">There are no images, or an argument is outside its range.</exception>
    public static Codebook OfImages(Autoencoder autoencoder, Images images, int maximum = 10_000, WorkerPool? workers = null)
    {
        ArgumentNullException.ThrowIfNull(autoencoder);
        ArgumentNullException.ThrowIfNull(images);
        if (maximum < 1)
        {
            throw new FacsimileException(
                $"The most codes of a codebook are {maximum}; it must be at least 1, for example 10000.");
        }

        int count = Math.Min(Math.Min(maximum, images.Count), MostCodes(autoencoder.Shape));
        int[] indices = [.. Enumerable.Range(0, count).Select(i => (int)((long)i * images.Count / count))];
        return new Codebook(
            autoencoder, Encode(autoencoder, images.Select(indices), workers), workers ?? WorkerPool.Default);
    }

    /// <summary>For example <c>4096 codes, checksum 3f…</c>.</summary>
    public override string ToString() => $"{Count} codes, {CodesChecksum.Of<float>(_codes)}";

    /// <summary>How many codes a book of such images may have.</summary>
    internal static int MostCodes(ImageShape shape) => (int)Math.Max(1, MaximumValues / shape.Size);

    /// <summary>How many codes a grid of such images may have along each axis.</summary>
    internal static int LargestSide(ImageShape shape) => Math.Max(2, (int)Math.Sqrt(MostCodes(shape)));

    /// <summary>Writes the codes whose images are nearest to the known pixels of each image of a chunk.</summary>
    /// <param name="chunk">The images.</param>
    /// <param name="nearest">How many of each.</param>
    /// <param name="codes">Receives nearest × images × code size, the nearest first; of equal ones the first in the book.</param>
    internal void FindNearest(InversionChunk chunk, int nearest, Span<float> codes)
    {
        int rows = chunk.Count;
        int pixels = Autoencoder.Shape.Size;
        int size = Autoencoder.CodeSize;
        float[] products = new float[rows * Math.Min(Block, Count)];
        float[] squares = new float[products.Length];
        float[] distances = new float[rows * nearest];
        int[] places = new int[rows * nearest];
        Array.Fill(distances, float.PositiveInfinity);
        float[] ones = chunk.Known.IsEmpty ? Ones(pixels) : [];
        fixed (float* x = chunk.Pixels, known = chunk.Known, c = _images, c2 = _squares, one = ones)
        fixed (float* xc = products, sums = squares, best = distances)
        fixed (int* place = places)
        {
            for (int start = 0; start < Count; start += Block)
            {
                int width = Math.Min(Block, Count - start);
                Matrix candidates = new Matrix(c, Count, pixels).RowRange(start, width).Transposed;
                Matrix candidateSquares = new Matrix(c2, Count, pixels).RowRange(start, width).Transposed;

                // Without a mask Σ c² is the same for all images: one row serves them.
                Matrix weights = chunk.Known.IsEmpty ? new Matrix(one, 1, pixels) : new Matrix(known, rows, pixels);
                MatrixProduct.Multiply(new Matrix(x, rows, pixels), candidates, xc, default(NoEpilogue), chunk.Workers);
                MatrixProduct.Multiply(weights, candidateSquares, sums, default(NoEpilogue), chunk.Workers);
                var job = new NearestJob(
                    xc, sums, weights.Rows == 1 ? 0 : width, width, start, rows, nearest, best, place);
                chunk.Workers.Run(ref job);
            }
        }

        for (int i = 0; i < rows * nearest; i++)
        {
            // places is images × nearest, codes is nearest × images.
            int row = ((i % nearest) * rows) + (i / nearest);
            _codes.AsSpan(places[i] * size, size).CopyTo(codes.Slice(row * size, size));
        }
    }

    private static float[] Ones(int count)
    {
        float[] ones = new float[count];
        Array.Fill(ones, 1f);
        return ones;
    }

    private static float[] Encode(Autoencoder autoencoder, Images images, WorkerPool? workers)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Count == 0)
        {
            throw new FacsimileException("There are no images to make a codebook of; give at least one.");
        }

        float[] codes = new float[images.Count * autoencoder.CodeSize];
        autoencoder.Encode(images, workers).FlattenTo(codes);
        return TensorPrimitives.IsFiniteAll<float>(codes)
            ? codes
            : throw new FacsimileException(
                "The encoder's codes hold NaN or infinite values; its weights are corrupted: train it again.");
    }

    private static (float Low, float High) Range(float[] codes, int axis)
    {
        float[] values = [.. codes.Where((_, i) => i % 2 == axis).Order()];
        const double tail = 0.0015;
        int first = (int)(tail * (values.Length - 1));
        return (values[first], values[values.Length - 1 - first]);
    }

    private static float Place((float Low, float High) range, int i, int side)
    {
        float step = (range.High - range.Low) / (side - 1);
        return range.Low - (step / 2) + (i * (range.High - range.Low + step) / (side - 1));
    }
}
