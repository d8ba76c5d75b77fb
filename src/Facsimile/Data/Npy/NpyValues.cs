using System.Buffers.Binary;

namespace Facsimile.Data.Npy;

/// <summary>Reads and writes the values behind the header of an NPY file, a piece at a time.</summary>
internal static class NpyValues
{
    private const int FloatsAPiece = 1 << 14;

    /// <summary>How many values there are, after comparing with the length of the file.</summary>
    public static int CheckCount(string path, NpyHeader header, FileStream file, int bytesPerValue)
    {
        long found = file.Length - file.Position;
        UInt128 expected = header.Count * (uint)bytesPerValue;
        if (expected != (UInt128)found)
        {
            throw new FacsimileException(
                $"{path}: declares the shape {header.ShapeText} of {header.Type}, {expected} bytes, "
                    + $"but {found} follow its header; save it again.");
        }

        return header.Count <= (ulong)Array.MaxLength
            ? (int)header.Count
            : throw new FacsimileException($"{path}: {header.Count} values are too many; at most {Array.MaxLength} can be read.");
    }

    /// <summary>Reads all floats and hands them on in pieces, with the index of the first.</summary>
    public static void ReadFloats(FileStream file, int count, Action<int, ReadOnlySpan<float>> use)
    {
        byte[] bytes = new byte[4 * Math.Min(count, FloatsAPiece)];
        float[] piece = new float[bytes.Length / 4];
        for (int start = 0; start < count; start += piece.Length)
        {
            int length = Math.Min(piece.Length, count - start);
            file.ReadExactly(bytes, 0, 4 * length);
            for (int i = 0; i < length; i++)
            {
                piece[i] = BinaryPrimitives.ReadSingleLittleEndian(bytes.AsSpan(4 * i));
            }

            use(start, piece.AsSpan(0, length));
        }
    }

    /// <summary>Writes all floats.</summary>
    public static void WriteFloats(Stream file, ReadOnlySpan<float> values)
    {
        byte[] bytes = new byte[4 * Math.Min(values.Length, FloatsAPiece)];
        while (values.Length > 0)
        {
            int length = Math.Min(values.Length, FloatsAPiece);
            for (int i = 0; i < length; i++)
            {
                BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(4 * i), values[i]);
            }

            file.Write(bytes, 0, 4 * length);
            values = values[length..];
        }
    }
}
