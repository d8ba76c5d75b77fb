using System.Buffers.Binary;

namespace Facsimile.Data.Idx;

/// <summary>The header of an IDX file: a magic number that names type and dimensions, and the length of each dimension.</summary>
internal static class IdxHeader
{
    /// <summary>Unsigned bytes in three dimensions.</summary>
    public const uint ImageMagic = 0x00000803;

    /// <summary>Unsigned bytes in one dimension.</summary>
    public const uint LabelMagic = 0x00000801;

    /// <summary>Reads the header, checks the magic number, fills in the sizes, and returns the header's length.</summary>
    public static long Read(string path, Stream content, uint magic, uint[] sizes)
    {
        byte[] header = new byte[4 + (4 * sizes.Length)];
        int count = content.ReadAtLeast(header, header.Length, throwOnEndOfStream: false);
        uint found = BinaryPrimitives.ReadUInt32BigEndian(header);
        if (count >= 4 && found != magic)
        {
            string what = found switch
            {
                ImageMagic => " (an image file)",
                LabelMagic => " (a label file)",
                _ => string.Empty,
            };
            string wanted = magic == ImageMagic ? "IDX images" : "IDX labels";
            throw new FacsimileException(
                $"{path}: not a file of {wanted}: magic number 0x{magic:X8} expected, 0x{found:X8}{what} found.");
        }

        if (count < header.Length)
        {
            throw new FacsimileException(
                $"{path}: truncated: a header of {header.Length} bytes expected, {count} found; get the file again.");
        }

        for (int i = 0; i < sizes.Length; i++)
        {
            sizes[i] = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(4 + (4 * i)));
        }

        return header.Length;
    }

    /// <summary>The number of values, after asking whether the file can hold them at all.</summary>
    public static int CheckCount(string path, uint[] sizes, bool compressed, long fileLength, long headerLength)
    {
        string declaredSizes = string.Join("×", sizes);
        if (sizes.Contains(0u))
        {
            throw new FacsimileException($"{path}: holds no values: it declares {declaredSizes}.");
        }

        UInt128 total = 1;
        foreach (uint size in sizes)
        {
            total *= size;
        }

        bool possible = compressed
            ? total <= (ulong)Array.MaxLength && DeclaredData.CanHold(fileLength, (long)total)
            : total == (UInt128)(fileLength - headerLength);
        return possible && total <= (ulong)Array.MaxLength
            ? (int)total
            : throw new FacsimileException(
                $"{path}: declares {declaredSizes} values, which its {fileLength} "
                + $"{(compressed ? "compressed " : string.Empty)}bytes do not hold; "
                + "get the file again.");
    }

    /// <summary>The bytes of a header.</summary>
    public static byte[] ToBytes(uint magic, ReadOnlySpan<int> sizes)
    {
        byte[] header = new byte[4 + (4 * sizes.Length)];
        BinaryPrimitives.WriteUInt32BigEndian(header, magic);
        for (int i = 0; i < sizes.Length; i++)
        {
            BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4 + (4 * i)), sizes[i]);
        }

        return header;
    }
}
