using System.Buffers.Binary;

namespace Facsimile.Data.Png;

/// <summary>The first chunk of a PNG file, IHDR, checked.</summary>
internal sealed record PngHeader(int Width, int Height, int BitDepth, PngColourType ColourType, bool Interlaced)
{
    /// <summary>How many bytes the chunk has.</summary>
    public const int Length = 13;

    /// <summary>More pixels than any image to train on has: a bound against files made to fill the memory.</summary>
    private const long PixelLimit = 1 << 26;

    /// <summary>How many samples a pixel has in the file.</summary>
    public int Samples => ColourType switch
    {
        PngColourType.Rgb => 3,
        PngColourType.GreyAlpha => 2,
        PngColourType.Rgba => 4,
        _ => 1,
    };

    /// <summary>The shape of the decoded image: one channel for the grey types, three for the others.</summary>
    public ImageShape Shape => new(ColourType is PngColourType.Grey or PngColourType.GreyAlpha ? 1 : 3, Height, Width);

    /// <summary>The largest value of a sample.</summary>
    public int Maximum => (1 << BitDepth) - 1;

    /// <summary>The distance in bytes to the pixel on the left, for the filters: at least 1.</summary>
    public int BytesPerPixel => Math.Max(1, Samples * BitDepth / 8);

    /// <summary>The bytes of a row of that many pixels, without the filter's byte.</summary>
    public int RowLength(int width) => checked((int)((((long)width * Samples * BitDepth) + 7) / 8));

    /// <summary>The bytes of all rows of all passes, with a filter's byte a row.</summary>
    public long DataLength()
    {
        long length = 0;
        foreach (PngPass pass in PngPass.Of(this))
        {
            length += (1L + RowLength(pass.Width)) * pass.Height;
        }

        return length;
    }

    /// <summary>Reads the chunk's data.</summary>
    public static PngHeader Parse(string name, ReadOnlySpan<byte> data)
    {
        if (data.Length != Length)
        {
            throw new FacsimileException($"{name}: a PNG header of {Length} bytes expected, {data.Length} found.");
        }

        uint width = BinaryPrimitives.ReadUInt32BigEndian(data);
        uint height = BinaryPrimitives.ReadUInt32BigEndian(data[4..]);
        if (width == 0 || height == 0 || (UInt128)width * height > (ulong)PixelLimit)
        {
            throw new FacsimileException($"{name}: {width}×{height} pixels; at least 1 and at most {PixelLimit} are read.");
        }

        var colourType = (PngColourType)data[9];
        bool depthFits = colourType switch
        {
            PngColourType.Grey => data[8] is 1 or 2 or 4 or 8 or 16,
            PngColourType.Palette => data[8] is 1 or 2 or 4 or 8,
            PngColourType.Rgb or PngColourType.GreyAlpha or PngColourType.Rgba => data[8] is 8 or 16,
            _ => false,
        };
        if (!depthFits)
        {
            throw new FacsimileException($"{name}: PNG has no colour type {data[9]} with {data[8]} bits a sample.");
        }

        if (data[10] != 0 || data[11] != 0 || data[12] > 1)
        {
            throw new FacsimileException(
                $"{name}: unknown PNG compression {data[10]}, filter method {data[11]} or interlace method {data[12]}.");
        }

        return new PngHeader((int)width, (int)height, data[8], colourType, data[12] == 1);
    }
}
