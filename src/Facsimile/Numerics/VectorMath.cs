using System.Numerics;
using System.Runtime.CompilerServices;

namespace Facsimile.Numerics;

/// <summary>Functions of whole vectors that fused loops need and that are faster here than the library's general ones.</summary>
internal static class VectorMath
{
    /// <summary>
    /// eˣ for x ≤ 0, which is what a stable sigmoid, tanh or softmax needs: the relative error is below 2⁻²³ (a unit in the
    /// last place), anything below −87.7 gives 0, and NaN gives NaN.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector<float> ExpOfNonPositive(Vector<float> x)
    {
        // eˣ = 2ⁿ·eʳ with n = round(x / ln 2), so |r| ≤ ln 2 / 2. At the lower bound n is −127, whose exponent bits are 0's.
        Vector<float> lowerBound = new(-88f);
        x = Vector.ConditionalSelect(Vector.LessThan(x, lowerBound), lowerBound, x);
        Vector<float> n = Vector.Round(x * new Vector<float>(1.44269504f));

        // ln 2 in two parts: n times the first, which has few bits, is exact.
        Vector<float> r = Vector.FusedMultiplyAdd(n, new Vector<float>(-0.693359375f), x);
        r = Vector.FusedMultiplyAdd(n, new Vector<float>(2.12194440e-4f), r);

        // The Taylor series of eʳ; the first term left out is r⁸/8! < 6·10⁻⁹.
        Vector<float> series = new(1f / 5040);
        series = Vector.FusedMultiplyAdd(series, r, new Vector<float>(1f / 720));
        series = Vector.FusedMultiplyAdd(series, r, new Vector<float>(1f / 120));
        series = Vector.FusedMultiplyAdd(series, r, new Vector<float>(1f / 24));
        series = Vector.FusedMultiplyAdd(series, r, new Vector<float>(1f / 6));
        series = Vector.FusedMultiplyAdd(series, r, new Vector<float>(1f / 2));
        series = Vector.FusedMultiplyAdd(series, r, Vector<float>.One);
        series = Vector.FusedMultiplyAdd(series, r, Vector<float>.One);

        // The native conversion is exact here, but for NaN, where the series is NaN whatever it is multiplied with.
        Vector<int> exponent = Vector.ConvertToInt32Native(n) + new Vector<int>(127);
        return series * Vector.AsVectorSingle(Vector.ShiftLeft(exponent, 23));
    }
}
