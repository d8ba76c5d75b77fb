using System.Numerics;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        if (Avx512F.IsSupported)
        {
            for (; i <= source.Length - Vector128<byte>.Count; i += Vector128<byte>.Count)
            {
                Vector512<int> values = Avx512F.ConvertToVector512Int32(Vector128.Create(source.Slice(i, Vector128<byte>.Count)));
                DivideBy255(Vector512.ConvertToSingle(values)).CopyTo(destination[i..]);
            }
        }

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

    // A product with 1/255 rounds differently for some values, and the correction by its remainder gives the quotient's bits.
    private static Vector512<float> DivideBy255(Vector512<float> values)
    {
        Vector512<float> reciprocal = Vector512.Create(1f / 255);
        Vector512<float> quotient = values * reciprocal;
        Vector512<float> remainder = Vector512.FusedMultiplyAdd(quotient, Vector512.Create(-255f), values);
        return Vector512.FusedMultiplyAdd(remainder, reciprocal, quotient);
    }

    // The division, not a product with 1/255, which would round differently.
    private static Vector<float> ToFloat(Vector<uint> values)
        => Vector.ConvertToSingle(Vector.AsVectorInt32(values)) / new Vector<float>(255f);
}
