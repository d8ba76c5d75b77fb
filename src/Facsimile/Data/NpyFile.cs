using System.Numerics.Tensors;
using Facsimile.Data.Npy;
using Facsimile.Storage;

namespace Facsimile.Data;

/// <summary>Reads and writes arrays in NumPy's NPY format (NumPy enhancement proposal 1).</summary>
public static class NpyFile
{
    private const string ByteType = "|u1";
    private const string FloatType = "<f4";

    /// <summary>
    /// Reads images: N×H×W, or N×C×H×W with one or three channels; uint8 (0–255), or float32 in [0, 1], which is rounded to
    /// the nearest of 256 levels.
    /// </summary>
    /// <exception cref="FacsimileException">
    /// The file is missing or damaged, of another type or shape or in Fortran order, or a float is not in [0, 1].
    /// </exception>
    public static Images ReadImages(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return InputFile.Read(path, file =>
        {
            NpyHeader header = NpyHeader.Read(path, file);
            bool bytes = header.Type is ByteType or "<u1" or ">u1" or "u1";
            if (!bytes && header.Type != FloatType)
            {
                throw new FacsimileException(
                    $"{path}: images are uint8 or float32 (|u1 or <f4), not {header.Type}; convert with numpy's astype.");
            }

            int count = NpyValues.CheckCount(path, header, file, bytes ? 1 : 4);
            ImageShape shape = ShapeOf(path, header);
            byte[] pixels = new byte[count];
            if (bytes)
            {
                file.ReadExactly(pixels);
            }
            else
            {
                NpyValues.ReadFloats(file, count, (start, values) =>
                {
                    CheckRange(path, shape, start, values);
                    PixelConversion.ToByte(values, pixels.AsSpan(start));
                });
            }

            return new Images(shape, pixels);
        });
    }

    /// <summary>Reads a float32 array of any shape, for example codes N×K.</summary>
    /// <exception cref="FacsimileException">The file is missing or damaged, of another type or in Fortran order.</exception>
    public static Tensor<float> ReadFloats(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return InputFile.Read(path, file =>
        {
            NpyHeader header = NpyHeader.Read(path, file);
            if (header.Type != FloatType)
            {
                throw new FacsimileException(
                    $"{path}: float32 values (<f4) expected, {header.Type} found; convert with numpy's astype.");
            }

            float[] all = new float[NpyValues.CheckCount(path, header, file, 4)];
            NpyValues.ReadFloats(file, all.Length, (start, values) => values.CopyTo(all.AsSpan(start)));
            return all.Length > 0 && header.Shape.Length > 0
                ? Tensor.Create(all, [.. header.Shape.Select(length => (nint)length)])
                : throw new FacsimileException($"{path}: holds no array: its shape is {header.ShapeText}.");
        });
    }

    /// <summary>Writes a float32 array.</summary>
    public static void Write(string path, Tensor<float> values)
    {
        ArgumentNullException.ThrowIfNull(values);
        float[] flat = new float[checked((int)values.FlattenedLength)];
        values.FlattenTo(flat);
        int[] shape = new int[values.Rank];
        for (int i = 0; i < shape.Length; i++)
        {
            shape[i] = (int)values.Lengths[i];
        }

        Write(path, flat, shape);
    }

    /// <summary>Writes float32 values as an array of the given shape, row-major.</summary>
    /// <exception cref="ArgumentException">The shape has another number of values.</exception>
    public static void Write(string path, ReadOnlyMemory<float> values, params ReadOnlySpan<int> shape)
        => Write(path, FloatType, values.Length, shape, file => NpyValues.WriteFloats(file, values.Span));

    /// <summary>Writes uint8 values as an array of the given shape, row-major.</summary>
    /// <exception cref="ArgumentException">The shape has another number of values.</exception>
    public static void Write(string path, ReadOnlyMemory<byte> values, params ReadOnlySpan<int> shape)
        => Write(path, ByteType, values.Length, shape, file => file.Write(values.Span));

    /// <summary>Writes images as uint8, N×H×W for one channel and N×C×H×W for several.</summary>
    public static void Write(string path, Images images)
    {
        ArgumentNullException.ThrowIfNull(images);
        ImageShape image = images.Shape;
        int[] shape = image.Channels == 1
            ? [images.Count, image.Height, image.Width]
            : [images.Count, image.Channels, image.Height, image.Width];
        Write(path, ByteType, images.Pixels.Length, shape, file => file.Write(images.Pixels));
    }

    private static void Write(string path, string type, int count, ReadOnlySpan<int> shape, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        long[] lengths = new long[shape.Length];
        for (int i = 0; i < lengths.Length; i++)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(shape[i], nameof(shape));
            lengths[i] = shape[i];
        }

        var header = new NpyHeader(type, lengths);
        if (header.Count != (UInt128)count)
        {
            throw new ArgumentException($"{count} values for an array of {header.ShapeText}.", nameof(shape));
        }

        AtomicFile.Write(path, file =>
        {
            file.Write(header.ToBytes());
            write(file);
        });
    }

    private static ImageShape ShapeOf(string path, NpyHeader header)
    {
        long[] shape = header.Shape;
        bool images = shape.Length is 3 or 4 && (shape.Length == 3 || shape[1] is 1 or 3);
        if (!images)
        {
            string advice = shape.Length == 4 && shape[3] is 1 or 3
                ? "; move the channels with numpy.transpose(a, (0, 3, 1, 2))"
                : string.Empty;
            throw new FacsimileException(
                $"{path}: images are (N, H, W) or (N, C, H, W) with C = 1 or 3, not {header.ShapeText}{advice}.");
        }

        return header.Count > 0
            ? new ImageShape(shape.Length == 3 ? 1 : (int)shape[1], (int)shape[^2], (int)shape[^1])
            : throw new FacsimileException($"{path}: holds no images: its shape is {header.ShapeText}.");
    }

    private static void CheckRange(string path, ImageShape shape, int start, ReadOnlySpan<float> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (values[i] is not (>= 0 and <= 1))
            {
                string value = values[i].ToString(System.Globalization.CultureInfo.InvariantCulture);
                throw new FacsimileException(
                    $"{path}: float pixels lie in [0, 1], but image {(start + i) / shape.Size} has {value}; "
                        + "divide 0–255 by 255 or save as uint8.");
            }
        }
    }
}
