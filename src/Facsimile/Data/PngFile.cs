using Facsimile.Data.Png;
using Facsimile.Storage;

namespace Facsimile.Data;

/// <summary>Reads and writes PNG pictures (ISO/IEC 15948).</summary>
/// <remarks>
/// All colour types, bit depths and interlaced files are read, every checksum is compared. The grey types give one channel,
/// the others, palettes included, three. Samples are brought to 8 bits by round(255 · sample / largest sample); transparent
/// pixels are composed over black; gamma and colour profiles are ignored.
/// </remarks>
public static class PngFile
{
    /// <summary>
    /// The bytes of a PNG file, grey for one channel and RGB for three, 8 bits each; the same for the same pixels.
    /// </summary>
    /// <param name="shape">The size; 1 or 3 channels.</param>
    /// <param name="pixels">The values, channel by channel, row by row.</param>
    /// <exception cref="ArgumentException">Another number of channels, or of values than the shape has.</exception>
    public static byte[] Encode(ImageShape shape, ReadOnlySpan<byte> pixels)
    {
        if (shape.Channels is not (1 or 3) || shape.Height < 1 || shape.Width < 1)
        {
            throw new ArgumentException($"A PNG has 1 or 3 channels and at least one pixel, not {shape}.", nameof(shape));
        }

        return pixels.Length == shape.Size
            ? PngEncoder.Encode(shape, pixels)
            : throw new ArgumentException($"{pixels.Length} values for a picture of {shape}.", nameof(pixels));
    }

    /// <summary>The picture of a PNG file's bytes, as one image.</summary>
    /// <exception cref="FacsimileException">They are no PNG file, or a damaged one.</exception>
    public static Images Decode(ReadOnlySpan<byte> file) => PngDecoder.Decode("PNG", file);

    /// <summary>Reads a PNG file as one image.</summary>
    /// <exception cref="FacsimileException">The file is missing, no PNG file, or damaged.</exception>
    public static Images Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return PngDecoder.Decode(path, InputFile.ReadAll(path));
    }

    /// <summary>Writes one picture; see <see cref="Encode"/>.</summary>
    public static void Write(string path, ImageShape shape, ReadOnlySpan<byte> pixels)
        => AtomicFile.Write(path, Encode(shape, pixels).AsSpan());
}
