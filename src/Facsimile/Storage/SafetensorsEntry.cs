using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace Facsimile.Storage;

/// <summary>A named array of a safetensors file. It wraps the caller's array without copying it.</summary>
internal sealed class SafetensorsEntry
{
    /// <summary>An array of 32-bit floating-point numbers.</summary>
    /// <param name="name">Its name in the file, for example <c>encoder.0.weight</c>; not <c>__metadata__</c>.</param>
    /// <param name="shape">The length of each dimension, row-major; empty for a single number.</param>
    /// <param name="values">As many values as the product of the dimensions.</param>
    /// <exception cref="ArgumentException">The shape does not fit the values, or the name is reserved.</exception>
    public SafetensorsEntry(string name, ImmutableArray<int> shape, float[] values)
        : this(name, "F32", shape, values)
    {
    }

    /// <summary>An array of 64-bit floating-point numbers.</summary>
    /// <inheritdoc cref="SafetensorsEntry(string, ImmutableArray{int}, float[])"/>
    public SafetensorsEntry(string name, ImmutableArray<int> shape, double[] values)
        : this(name, "F64", shape, values)
    {
    }

    /// <summary>An array of 64-bit integers.</summary>
    /// <inheritdoc cref="SafetensorsEntry(string, ImmutableArray{int}, float[])"/>
    public SafetensorsEntry(string name, ImmutableArray<int> shape, long[] values)
        : this(name, "I64", shape, values)
    {
    }

    /// <summary>An array of bytes.</summary>
    /// <inheritdoc cref="SafetensorsEntry(string, ImmutableArray{int}, float[])"/>
    public SafetensorsEntry(string name, ImmutableArray<int> shape, byte[] values)
        : this(name, "U8", shape, values)
    {
    }

    private SafetensorsEntry(string name, string dataType, ImmutableArray<int> shape, Array values)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(values);
        if (name == SafetensorsHeader.MetadataKey)
        {
            throw new ArgumentException($"The name {name} is reserved by the format.", nameof(name));
        }

        long size = 1;
        foreach (int dimension in shape)
        {
            ArgumentOutOfRangeException.ThrowIfNegative(dimension, nameof(shape));
            size = checked(size * dimension);
        }

        if (size != values.Length)
        {
            throw new ArgumentException(
                $"{name}: the shape {SafetensorsHeader.Quote(shape)} holds {size} values, not {values.Length}.", nameof(values));
        }

        Name = name;
        DataType = dataType;
        Shape = shape;
        Values = values;
    }

    /// <summary>The name in the file.</summary>
    public string Name { get; }

    /// <summary>The element type as the file writes it: <c>F32</c>, <c>F64</c>, <c>I64</c> or <c>U8</c>.</summary>
    public string DataType { get; }

    /// <summary>The length of each dimension, row-major; empty for a single number.</summary>
    public ImmutableArray<int> Shape { get; }

    /// <summary>
    /// The values: <c>float[]</c>, <c>double[]</c>, <c>long[]</c> or <c>byte[]</c>, as <see cref="DataType"/> says.
    /// </summary>
    public Array Values { get; }

    /// <summary>The values as they stand in memory.</summary>
    internal ReadOnlySpan<byte> Bytes
        => MemoryMarshal.CreateReadOnlySpan(ref MemoryMarshal.GetArrayDataReference(Values), Buffer.ByteLength(Values));

    /// <summary>For example <c>encoder.0.weight F32 [32, 784]</c>.</summary>
    public override string ToString() => $"{Name} {DataType} {SafetensorsHeader.Quote(Shape)}";
}
