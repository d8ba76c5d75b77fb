using System.Buffers.Binary;
using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Facsimile.Storage;

/// <summary>
/// Named arrays and a map of texts in the safetensors format (github.com/huggingface/safetensors, "Format"): 8 bytes with
/// the length of the header, little-endian; the header, JSON padded with spaces; the values, little-endian.
/// </summary>
/// <remarks>
/// The same content gives the same bytes: the arrays stand by falling size of their elements, so that each is aligned, and
/// then by name; the texts by key.
/// </remarks>
internal sealed class SafetensorsFile
{
    /// <summary>The longest header that the format allows.</summary>
    internal const int LongestHeader = 100_000_000;

    private const int LengthSize = sizeof(ulong);
    private const int Alignment = 8;
    private readonly string _source;

    /// <summary>Joins arrays and texts.</summary>
    /// <param name="entries">The arrays; each name once.</param>
    /// <param name="metadata">The texts; null for none.</param>
    /// <exception cref="ArgumentException">A name stands twice.</exception>
    public SafetensorsFile(IEnumerable<SafetensorsEntry> entries, IEnumerable<KeyValuePair<string, string>>? metadata = null)
        : this(entries, metadata ?? [], "the new file")
    {
    }

    private SafetensorsFile(
        IEnumerable<SafetensorsEntry> entries, IEnumerable<KeyValuePair<string, string>> metadata, string source)
    {
        Entries = entries.ToDictionary(entry => entry.Name).ToImmutableSortedDictionary(StringComparer.Ordinal);
        Metadata = metadata.ToImmutableSortedDictionary(StringComparer.Ordinal);
        _source = source;
    }

    /// <summary>The arrays by name.</summary>
    public ImmutableSortedDictionary<string, SafetensorsEntry> Entries { get; }

    /// <summary>The texts by key; empty when there are none.</summary>
    public ImmutableSortedDictionary<string, string> Metadata { get; }

    /// <summary>Reads a file. Everything is checked against the file's size before memory is taken.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FacsimileException">The file is missing, unreadable or damaged.</exception>
    public static SafetensorsFile Read(string path)
    {
        try
        {
            if (RegularFile.IsEmpty(path))
            {
                return Read(Stream.Null, path);
            }

            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1 << 16);
            return Read(stream, path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new FacsimileException($"{path} cannot be read: {exception.Message}", exception);
        }
    }

    /// <summary>Reads from a stream that knows its length.</summary>
    /// <param name="stream">At its start.</param>
    /// <param name="source">The name of the file, for messages.</param>
    /// <exception cref="FacsimileException">The content is damaged.</exception>
    internal static SafetensorsFile Read(Stream stream, string source)
    {
        long length = stream.Length;
        if (length < LengthSize)
        {
            throw new FacsimileException(
                $"{source}: {length} bytes are too few for a safetensors file; the file is damaged or cut short.");
        }

        Span<byte> lengthBytes = stackalloc byte[LengthSize];
        stream.ReadExactly(lengthBytes);
        ulong headerLength = BinaryPrimitives.ReadUInt64LittleEndian(lengthBytes);
        ulong longest = (ulong)Math.Min(length - LengthSize, LongestHeader);
        if (headerLength > longest)
        {
            throw new FacsimileException(
                $"{source}: the header's length is given as {headerLength} bytes, expected at most {longest}; "
                + "it is no safetensors file, or damaged or cut short.");
        }

        byte[] json = new byte[headerLength];
        stream.ReadExactly(json);
        SafetensorsHeader header = SafetensorsHeader.Parse(json, source);
        IReadOnlyList<SafetensorsSlot> slots = SafetensorsLayout.Check(header.Slots, length - LengthSize - json.Length, source);
        return new SafetensorsFile([.. slots.Select(slot => ReadEntry(stream, slot))], header.Metadata, source);
    }

    /// <summary>Writes the file under a temporary name and renames it.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <inheritdoc cref="AtomicFile.Write(string, Action{Stream})" path="/exception"/>
    public void Write(string path) => AtomicFile.Write(path, Write);

    /// <summary>The array of that name.</summary>
    /// <typeparam name="T"><c>float</c>, <c>double</c>, <c>long</c> or <c>byte</c>.</typeparam>
    /// <param name="name">Its name.</param>
    /// <param name="shape">The shape that it must have; default for any.</param>
    /// <exception cref="FacsimileException">There is no such array, or it has another type or shape.</exception>
    public T[] Get<T>(string name, ImmutableArray<int> shape = default)
        where T : unmanaged
    {
        if (!Entries.TryGetValue(name, out SafetensorsEntry? entry))
        {
            throw new FacsimileException($"{_source}: there is no tensor {SafetensorsHeader.Quote(name)}; it holds {Names()}.");
        }

        if (entry.Values is not T[] values)
        {
            throw new FacsimileException(
                $"{_source}: tensor {SafetensorsHeader.Quote(name)} has the type {entry.DataType}, "
                    + $"which is not {typeof(T).Name}.");
        }

        if (!shape.IsDefault && !entry.Shape.SequenceEqual(shape))
        {
            throw new FacsimileException(
                $"{_source}: tensor {SafetensorsHeader.Quote(name)} has the shape {SafetensorsHeader.Quote(entry.Shape)}, "
                + $"expected {SafetensorsHeader.Quote(shape)}.");
        }

        return values;
    }

    /// <summary>Writes the content to a stream.</summary>
    internal void Write(Stream stream)
    {
        List<SafetensorsEntry> ordered =
            [.. Entries.Values.OrderByDescending(entry => SafetensorsSlot.ElementSizes[entry.DataType])];
        var slots = ImmutableArray.CreateBuilder<SafetensorsSlot>(ordered.Count);
        long end = 0;
        foreach (SafetensorsEntry entry in ordered)
        {
            long begin = end;
            end += entry.Bytes.Length;
            slots.Add(new SafetensorsSlot(entry.Name, entry.DataType, entry.Shape, begin, end));
        }

        byte[] json = new SafetensorsHeader(slots.ToImmutable(), Metadata).ToJson();
        byte[] header = new byte[LengthSize + (json.Length + Alignment - 1) / Alignment * Alignment];
        header.AsSpan().Fill((byte)' ');
        BinaryPrimitives.WriteInt64LittleEndian(header, header.Length - LengthSize);
        json.CopyTo(header, LengthSize);
        stream.Write(header);
        foreach (SafetensorsEntry entry in ordered)
        {
            stream.Write(entry.Bytes);
        }
    }

    private static SafetensorsEntry ReadEntry(Stream stream, SafetensorsSlot slot) => slot.DataType switch
    {
        "F32" => new SafetensorsEntry(slot.Name, slot.Shape, ReadArray<float>(stream, slot)),
        "F64" => new SafetensorsEntry(slot.Name, slot.Shape, ReadArray<double>(stream, slot)),
        "I64" => new SafetensorsEntry(slot.Name, slot.Shape, ReadArray<long>(stream, slot)),
        "U8" => new SafetensorsEntry(slot.Name, slot.Shape, ReadArray<byte>(stream, slot)),
        "F16" => new SafetensorsEntry(
            slot.Name, slot.Shape, Array.ConvertAll(ReadArray<Half>(stream, slot), value => (float)value)),

        // A bfloat16 is the upper half of a float.
        "BF16" => new SafetensorsEntry(
            slot.Name,
            slot.Shape,
            Array.ConvertAll(ReadArray<ushort>(stream, slot), bits => BitConverter.UInt32BitsToSingle((uint)bits << 16))),
        _ => throw new ArgumentException($"The layout let the type {slot.DataType} through.", nameof(slot)),
    };

    private static T[] ReadArray<T>(Stream stream, SafetensorsSlot slot)
        where T : unmanaged
    {
        T[] values = new T[slot.Count];
        stream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    private string Names()
        => Entries.IsEmpty
            ? "none"
            : string.Join(", ", Entries.Keys.Take(8).Select(SafetensorsHeader.Quote))
                + (Entries.Count > 8 ? ", …" : string.Empty);
}
