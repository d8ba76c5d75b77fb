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
    public static TLanes ExpOfNonPositive<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        // eˣ = 2ⁿ·eʳ with n = round(x / ln 2), so |r| ≤ ln 2 / 2. At the lower bound n is −127, whose power is 0. The power
        // of NaN's n is any number, but then the series is NaN.
        TLanes lowerBound = TLanes.Create(-88f);
        x = TLanes.WhereGreater(lowerBound, x, lowerBound, x);
        TLanes n = TLanes.Round(x * TLanes.Create(1.44269504f));

        // ln 2 in two parts: n times the first, which has few bits, is exact.
        TLanes r = TLanes.FusedMultiplyAdd(n, TLanes.Create(-0.693359375f), x);
        r = TLanes.FusedMultiplyAdd(n, TLanes.Create(2.12194440e-4f), r);

        // The Taylor series of eʳ; the first term left out is r⁸/8! < 6·10⁻⁹.
        TLanes series = TLanes.Create(1f / 5040);
        series = TLanes.FusedMultiplyAdd(series, r, TLanes.Create(1f / 720));
        series = TLanes.FusedMultiplyAdd(series, r, TLanes.Create(1f / 120));
        series = TLanes.FusedMultiplyAdd(series, r, TLanes.Create(1f / 24));
        series = TLanes.FusedMultiplyAdd(series, r, TLanes.Create(1f / 6));
        series = TLanes.FusedMultiplyAdd(series, r, TLanes.Create(1f / 2));
        series = TLanes.FusedMultiplyAdd(series, r, TLanes.Create(1f));
        series = TLanes.FusedMultiplyAdd(series, r, TLanes.Create(1f));
        return series * TLanes.PowerOfTwo(n);
    }

    /// <summary>σ(x) = 1 / (1 + e⁻ˣ), computed from e^−|x|, so that it neither overflows nor loses a small result's digits.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Sigmoid<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes zero = TLanes.Create(0f);
        TLanes one = TLanes.Create(1f);
        TLanes e = ExpOfNonPositive(zero - TLanes.Abs(x));
        return TLanes.WhereGreater(x, zero, one, e) / (one + e);
    }

    /// <summary>tanh x; the relative error is a few units in the last place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TLanes Tanh<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes zero = TLanes.Create(0f);
        TLanes one = TLanes.Create(1f);
        TLanes magnitude = TLanes.Abs(x);

        // tanh|x| = (1 − e) / (1 + e) with e = e^−2|x|.
        TLanes e = ExpOfNonPositive(TLanes.Create(-2f) * magnitude);
        TLanes sign = TLanes.WhereGreater(zero, x, zero - one, one);
        TLanes numerator = sign * (one - e);
        TLanes denominator = one + e;

        // Near 0 that difference would lose the digits; the continued fraction x / (1 + x²/(3 + x²/(5 + x²/(7 + x²/9)))),
        // written as one quotient, has them.
        TLanes square = x * x;
        TLanes smallNumerator = x * TLanes.FusedMultiplyAdd(square + TLanes.Create(105f), square, TLanes.Create(945f));
        TLanes smallDenominator = TLanes.FusedMultiplyAdd(
            TLanes.FusedMultiplyAdd(square, TLanes.Create(15f), TLanes.Create(420f)), square, TLanes.Create(945f));
        TLanes limit = TLanes.Create(0.625f);
        return TLanes.WhereGreater(magnitude, limit, numerator, smallNumerator)
            / TLanes.WhereGreater(magnitude, limit, denominator, smallDenominator);
    }
}
