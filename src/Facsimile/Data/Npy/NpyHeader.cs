using System.Buffers.Binary;
using System.Globalization;
using System.Text;

namespace Facsimile.Data.Npy;

/// <summary>
/// The header of an NPY file: magic, version, length, and a Python dictionary with the type, the order and the shape
/// (NumPy enhancement proposal 1; versions 1 to 3).
/// </summary>
/// <param name="Type">NumPy's name of the type, for example <c>&lt;f4</c>.</param>
/// <param name="Shape">The length of each dimension.</param>
internal sealed record NpyHeader(string Type, long[] Shape)
{
    /// <summary>A header says a few dozen bytes; a longer one is damaged.</summary>
    private const int LongestText = 1 << 16;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>The number of values.</summary>
    public UInt128 Count
    {
        get
        {
            UInt128 count = 1;
            foreach (long length in Shape)
            {
                // Saturates: a product that large fits no file.
                count = count > ulong.MaxValue ? count : count * (ulong)length;
            }

            return count;
        }
    }

    /// <summary>The shape as NumPy prints it, for example <c>(60000, 28, 28)</c>.</summary>
    public string ShapeText => Shape.Length == 1 ? $"({Shape[0]},)" : $"({string.Join(", ", Shape)})";

    /// <summary>Reads the header and leaves the file at the first value.</summary>
    public static NpyHeader Read(string path, FileStream file)
    {
        Span<byte> start = stackalloc byte[12];
        int count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        if (count < 8 || !start.StartsWith(Magic))
        {
            throw new FacsimileException($"{path}: not an NPY file: it does not begin with the NumPy magic bytes.");
        }

        int version = start[6];
        if (version is < 1 or > 3)
        {
            throw new FacsimileException($"{path}: NPY format version {version}.{start[7]}; versions 1 to 3 are read.");
        }

        int lengthSize = version == 1 ? 2 : 4;
        uint length = lengthSize == 2
            ? BinaryPrimitives.ReadUInt16LittleEndian(start[8..])
            : BinaryPrimitives.ReadUInt32LittleEndian(start[8..]);
        if (count < start.Length || length > Math.Min(LongestText, file.Length - 8 - lengthSize))
        {
            throw new FacsimileException(
                $"{path}: truncated or damaged NPY file: its header has {length} bytes, the file {file.Length}.");
        }

        byte[] text = new byte[length];
        file.Position = 8 + lengthSize;
        file.ReadExactly(text);
        return Parse(path, Encoding.UTF8.GetString(text));
    }

    /// <summary>The bytes of a version 1 header; the values begin at a multiple of 64.</summary>
    public byte[] ToBytes()
    {
        string text = $"{{'descr': '{Type}', 'fortran_order': False, 'shape': {ShapeText}, }}";
        int length = (10 + text.Length + 1 + 63) / 64 * 64;
        byte[] bytes = new byte[length];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        bytes[6] = 1;
        bytes[7] = 0;
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(length - 10));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        bytes[^1] = (byte)'\n';
        return bytes;
    }

    private static NpyHeader Parse(string path, string text)
    {
        if (Value(text, "fortran_order").StartsWith("True", StringComparison.Ordinal))
        {
            throw new FacsimileException($"{path}: the array is in Fortran order; save it with numpy.ascontiguousarray first.");
        }

        string type = Value(text, "descr");
        int typeEnd = type.Length > 1 && type[0] is '\'' or '"' ? type.IndexOf(type[0], 1) : -1;
        string shape = Value(text, "shape");
        int shapeEnd = shape.StartsWith('(') ? shape.IndexOf(')', StringComparison.Ordinal) : -1;
        if (typeEnd < 0 || shapeEnd < 0 || !Value(text, "fortran_order").StartsWith("False", StringComparison.Ordinal))
        {
            throw new FacsimileException($"{path}: damaged NPY header: a plain type, an order and a shape expected.");
        }

        List<long> lengths = [];
        foreach (string part in shape[1..shapeEnd]
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            if (!long.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out long length))
            {
                throw new FacsimileException($"{path}: damaged NPY header: a dimension of the shape is no whole number.");
            }

            lengths.Add(length);
        }

        return new NpyHeader(type[1..typeEnd], [.. lengths]);
    }

    /// <summary>The text that follows a key of the dictionary; empty when the key is not there.</summary>
    private static string Value(string text, string key)
    {
        int at = text.IndexOf($"'{key}'", StringComparison.Ordinal);
        at = at < 0 ? text.IndexOf($"\"{key}\"", StringComparison.Ordinal) : at;
        if (at < 0)
        {
            return string.Empty;
        }

        string rest = text[(at + key.Length + 2)..].TrimStart();
        return rest.StartsWith(':') ? rest[1..].TrimStart() : string.Empty;
    }
}
