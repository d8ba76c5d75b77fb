using System.Buffers.Binary;
using System.Text;

namespace Facsimile.Data.Png;

/// <summary>The chunks of a PNG file that make the picture, each with its checksum compared (ISO/IEC 15948, 5 and 11).</summary>
internal sealed class PngChunks
{
    private PngChunks(PngHeader header) => Header = header;

    /// <summary>The eight bytes that every PNG file begins with.</summary>
    public static ReadOnlySpan<byte> Signature => [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];

    /// <summary>The size and kind of the picture.</summary>
    public PngHeader Header { get; }

    /// <summary>PLTE: three bytes a colour; empty when there is none.</summary>
    public byte[] Palette { get; private set; } = [];

    /// <summary>tRNS: the alpha of palette entries, or the one colour that is transparent; empty when there is none.</summary>
    public byte[] Transparency { get; private set; } = [];

    /// <summary>All IDAT chunks one after the other: the compressed rows.</summary>
    public MemoryStream Data { get; } = new();

    /// <summary>Reads the chunks up to IEND.</summary>
    public static PngChunks Read(string name, ReadOnlySpan<byte> file)
    {
        if (!file.StartsWith(Signature))
        {
            throw new FacsimileException($"{name}: not a PNG file: it does not begin with the PNG signature.");
        }

        int position = Signature.Length;
        ReadOnlySpan<byte> type = Next(name, file, ref position, out ReadOnlySpan<byte> data);
        if (!type.SequenceEqual("IHDR"u8))
        {
            throw new FacsimileException($"{name}: damaged PNG: the first chunk is not IHDR.");
        }

        var chunks = new PngChunks(PngHeader.Parse(name, data));
        while (true)
        {
            type = Next(name, file, ref position, out data);
            if (type.SequenceEqual("IEND"u8))
            {
                return chunks;
            }

            chunks.Add(name, type, data);
        }
    }

    private void Add(string name, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        if (type.SequenceEqual("IDAT"u8))
        {
            Data.Write(data);
        }
        else if (type.SequenceEqual("PLTE"u8))
        {
            Palette = data.Length % 3 == 0 && data.Length is > 0 and <= 3 * 256
                ? data.ToArray()
                : throw new FacsimileException($"{name}: damaged PNG: a palette of {data.Length} bytes.");
        }
        else if (type.SequenceEqual("tRNS"u8))
        {
            int expected = Header.ColourType switch
            {
                PngColourType.Grey => 2,
                PngColourType.Rgb => 6,
                PngColourType.Palette => Math.Min(data.Length, 256),
                _ => -1,
            };
            Transparency = data.Length == expected
                ? data.ToArray()
                : throw new FacsimileException(
                    $"{name}: damaged PNG: a tRNS chunk of {data.Length} bytes for colour type {Header.ColourType}.");
        }
        else if ((type[0] & 0x20) == 0)
        {
            // A capital first letter: the picture cannot be shown without that chunk.
            throw new FacsimileException($"{name}: a PNG with the unknown critical chunk {Printable(type)} cannot be read.");
        }
    }

    private static ReadOnlySpan<byte> Next(string name, ReadOnlySpan<byte> file, ref int position, out ReadOnlySpan<byte> data)
    {
        ReadOnlySpan<byte> rest = file[position..];
        uint length = rest.Length < 12 ? uint.MaxValue : BinaryPrimitives.ReadUInt32BigEndian(rest);
        if (length > rest.Length - 12L)
        {
            throw new FacsimileException(
                $"{name}: truncated PNG: it ends inside a chunk at byte {position}; get the file again.");
        }

        ReadOnlySpan<byte> typeAndData = rest.Slice(4, 4 + (int)length);
        uint expected = BinaryPrimitives.ReadUInt32BigEndian(rest[(8 + (int)length)..]);
        uint found = Crc32.Compute(typeAndData);
        if (expected != found)
        {
            throw new FacsimileException(
                $"{name}: damaged PNG: the checksum of chunk {Printable(typeAndData[..4])} at byte {position} is {found:X8}, "
                    + $"{expected:X8} expected.");
        }

        position += 12 + (int)length;
        data = typeAndData[4..];
        return typeAndData[..4];
    }

    private static string Printable(ReadOnlySpan<byte> type)
    {
        var text = new StringBuilder();
        foreach (byte letter in type)
        {
            text.Append(char.IsAsciiLetter((char)letter) ? (char)letter : '?');
        }

        return text.ToString();
    }
}
