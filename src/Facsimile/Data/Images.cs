using System.Numerics.Tensors;
using System.Runtime.Intrinsics.X86;

namespace Facsimile.Data;

/// <summary>
/// A number of images of one size, kept as bytes (0 black, 255 white) to save memory; they become floats in [0, 1],
/// value / 255, a batch at a time.
/// </summary>
public sealed class Images
{
    private const int CacheLine = 64;
    private readonly byte[] _pixels;

    /// <summary>Wraps the pixels without copying them.</summary>
    /// <param name="shape">The size of each image.</param>
    /// <param name="pixels">All values: image by image, channel by channel, row by row.</param>
    /// <exception cref="ArgumentException">
    /// A side is not positive, or the length is not a multiple of the image's size.
    /// </exception>
    public Images(ImageShape shape, byte[] pixels)
    {
        ArgumentNullException.ThrowIfNull(pixels);
        if (shape.Channels < 1 || shape.Height < 1 || shape.Width < 1)
        {
            throw new ArgumentException($"An image of {shape} has no pixels.", nameof(shape));
        }

        if (pixels.Length % shape.Size != 0)
        {
            throw new ArgumentException($"{pixels.Length} values are not a whole number of {shape} images.", nameof(pixels));
        }

        Shape = shape;
        _pixels = pixels;
    }

    /// <summary>The size of each image.</summary>
    public ImageShape Shape { get; }

    /// <summary>How many images there are.</summary>
    public int Count => _pixels.Length / Shape.Size;

    /// <summary>All values, image by image, channel by channel, row by row.</summary>
    public ReadOnlySpan<byte> Pixels => _pixels;

    /// <summary>The values of one image.</summary>
    public ReadOnlySpan<byte> this[int index] => _pixels.AsSpan(checked(index * Shape.Size), Shape.Size);

    /// <summary>A copy of some images, in the order of the indices.</summary>
    public Images Select(ReadOnlySpan<int> indices)
    {
        int size = Shape.Size;
        byte[] selected = new byte[checked(indices.Length * size)];
        for (int i = 0; i < indices.Length; i++)
        {
            this[indices[i]].CopyTo(selected.AsSpan(i * size));
        }

        return new Images(Shape, selected);
    }

    /// <summary>A copy of <paramref name="count"/> images from <paramref name="start"/> on.</summary>
    public Images Slice(int start, int count)
        => new(Shape, _pixels.AsSpan(checked(start * Shape.Size), checked(count * Shape.Size)).ToArray());

    /// <summary>A copy with black and white only: a value is 255 where it is at least the threshold, otherwise 0.</summary>
    /// <param name="threshold">The grey value from 0 to 1.</param>
    public Images Binarize(double threshold)
    {
        byte[] binary = new byte[_pixels.Length];
        for (int i = 0; i < binary.Length; i++)
        {
            binary[i] = _pixels[i] >= threshold * 255 ? (byte)255 : (byte)0;
        }

        return new Images(Shape, binary);
    }

    /// <summary>
    /// Writes the images from <paramref name="start"/> on as floats in [0, 1], as many as fill the destination.
    /// </summary>
    /// <param name="start">The first image.</param>
    /// <param name="destination">Its length is a multiple of the image's size.</param>
    public void CopyTo(int start, Span<float> destination)
        => PixelConversion.ToFloat(_pixels.AsSpan(checked(start * Shape.Size), destination.Length), destination);

    /// <summary>Asks the processor to fetch an image from memory that is soon to be read.</summary>
    internal unsafe void Prefetch(int index)
    {
        if (Sse.IsSupported)
        {
            ReadOnlySpan<byte> image = this[index];
            fixed (byte* pixels = image)
            {
                for (int i = 0; i < image.Length; i += CacheLine)
                {
                    Sse.Prefetch1(pixels + i);
                }
            }
        }
    }

    /// <summary>All images as a tensor N×C×H×W of floats in [0, 1].</summary>
    public Tensor<float> ToTensor()
    {
        float[] values = new float[_pixels.Length];
        CopyTo(0, values);
        return Tensor.Create(values, [Count, Shape.Channels, Shape.Height, Shape.Width]);
    }

    /// <summary>Images from floats in [0, 1]: rounded to the nearest of 256 levels, values outside are clamped.</summary>
    /// <param name="shape">The size of each image.</param>
    /// <param name="values">Image by image, channel by channel, row by row.</param>
    public static Images FromFloats(ImageShape shape, ReadOnlySpan<float> values)
    {
        byte[] pixels = new byte[values.Length];
        PixelConversion.ToByte(values, pixels);
        return new Images(shape, pixels);
    }

    /// <summary>Images from a tensor of floats in [0, 1], N×C×H×W or N×(C·H·W).</summary>
    public static Images FromTensor(ImageShape shape, Tensor<float> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        float[] flat = new float[checked((int)values.FlattenedLength)];
        values.FlattenTo(flat);
        return FromFloats(shape, flat);
    }

    /// <summary>For example <c>60000 images of 28×28</c>.</summary>
    public override string ToString() => $"{Count} images of {Shape}";
}
