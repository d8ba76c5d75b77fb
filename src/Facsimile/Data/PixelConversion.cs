using System.Numerics;

namespace Facsimile.Data;

/// <summary>Conversion between bytes 0–255 and floats in [0, 1].</summary>
internal static class PixelConversion
{
    /// <summary>destination[i] = source[i] / 255, correctly rounded.</summary>
    public static void ToFloat(ReadOnlySpan<byte> source, Span<float> destination)
    {
        if (destination.Length < source.Length)
        {
            throw new ArgumentException($"Room for {destination.Length} values, {source.Length} needed.", nameof(destination));
        }

        int i = 0;
        int lanes = Vector<float>.Count;
        for (; i <= source.Length - Vector<byte>.Count; i += Vector<byte>.Count)
        {
            Vector.Widen(new Vector<byte>(source[i..]), out Vector<ushort> low, out Vector<ushort> high);
            Vector.Widen(low, out Vector<uint> first, out Vector<uint> second);
            Vector.Widen(high, out Vector<uint> third, out Vector<uint> fourth);
            ToFloat(first).CopyTo(destination[i..]);
            ToFloat(second).CopyTo(destination[(i + lanes)..]);
            ToFloat(third).CopyTo(destination[(i + (2 * lanes))..]);
            ToFloat(fourth).CopyTo(destination[(i + (3 * lanes))..]);
        }

        for (; i < source.Length; i++)
        {
            destination[i] = source[i] / 255f;
        }
    }

    /// <summary>destination[i] = 255 · clamp(source[i], 0, 1), rounded to the nearest, halves up; NaN becomes 0.</summary>
    public static void ToByte(ReadOnlySpan<float> source, Span<byte> destination)
    {
        for (int i = 0; i < source.Length; i++)
        {
            // In double the product and the sum are exact, so that the rounding is that of the formula.
            float value = source[i];
            destination[i] = value >= 1 ? (byte)255 : value > 0 ? (byte)((value * 255.0) + 0.5) : (byte)0;
        }
    }

    // The division, not a product with 1/255, which would round differently.
    private static Vector<float> ToFloat(Vector<uint> values)
        => Vector.ConvertToSingle(Vector.AsVectorInt32(values)) / new Vector<float>(255f);
}
