using System.Runtime.Intrinsics;

namespace Facsimile.Numerics;

/// <summary>
/// Random numbers for many pixels at once: four generators xoshiro256++ side by side, whose states are the next sixteen numbers
/// of a <see cref="RandomStream"/>, word by word. Vectors have the same width, and nothing but + − × ÷, √ and fused
/// multiply-add is computed, so that the numbers are the same bits on every machine.
/// </summary>
internal struct RandomLanes
{
    /// <summary>How many numbers are made at a time.</summary>
    public const int Step = 16;

    private const float Unit = 1f / (1 << 24);

    private Vector256<ulong> _s0;
    private Vector256<ulong> _s1;
    private Vector256<ulong> _s2;
    private Vector256<ulong> _s3;

    /// <summary>Takes its states from the stream.</summary>
    public RandomLanes(RandomStream random)
    {
        _s0 = Words(random);
        _s1 = Words(random);
        _s2 = Words(random);
        _s3 = Words(random);
    }

    /// <summary>The smallest length of whole steps that holds so many numbers.</summary>
    public static int WholeSteps(int count) => (count + Step - 1) / Step * Step;

    /// <summary>
    /// Numbers from [0, 1), multiples of 2⁻²⁴, eight at a time: the lower half of each lane's number, then the upper.
    /// </summary>
    /// <param name="values">Filled; its length is a multiple of <see cref="Step"/>.</param>
    public void FillSingles(Span<float> values)
    {
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            NextSingles().CopyTo(values[i..]);
        }
    }

    /// <summary>
    /// Numbers from the normal distribution N(0, 1) by Box and Muller ("A note on the generation of random normal deviates",
    /// 1958), eight √(−2 ln u) · cos 2πv and then eight √(−2 ln u) · sin 2πv. They lie within ±5.77, since u is 2⁻²⁴ at least.
    /// </summary>
    /// <param name="values">Filled; its length is a multiple of <see cref="Step"/>.</param>
    public void FillNormals(Span<float> values)
    {
        for (int i = 0; i < values.Length; i += Step)
        {
            // From (0, 1], whose logarithm is finite.
            Vector256<float> u = Vector256.ConvertToSingle(NextIntegers() + Vector256<int>.One) * Unit;
            Vector256<float> radius = Vector256.Sqrt(-2f * Logarithm(u));
            (Vector256<float> sine, Vector256<float> cosine) = SineAndCosineOfTurns(NextSingles());
            (radius * cosine).CopyTo(values[i..]);
            (radius * sine).CopyTo(values[(i + Vector256<float>.Count)..]);
        }
    }

    /// <summary>
    /// ln x for positive, normal x, to about 10⁻⁷: with x = 2ᵏ · m, m in [√½, √2) and s = (m − 1) / (m + 1),
    /// ln x = k · ln 2 + 2 · (s + s³/3 + s⁵/5 + …).
    /// </summary>
    private static Vector256<float> Logarithm(Vector256<float> x)
    {
        // Subtracting the bits of √½ makes the exponent that of 2ᵏ for every m of the interval.
        Vector256<int> sqrtHalf = Vector256.Create(0x3F3504F3);
        Vector256<int> bits = x.AsInt32();
        Vector256<int> exponent = Vector256.ShiftRightArithmetic(bits - sqrtHalf, 23);
        Vector256<float> m = (bits - Vector256.ShiftLeft(exponent, 23)).AsSingle();
        Vector256<float> s = (m - Vector256<float>.One) / (m + Vector256<float>.One);
        Vector256<float> square = s * s;
        Vector256<float> series = Vector256.Create(1f / 9);
        series = Vector256.FusedMultiplyAdd(series, square, Vector256.Create(1f / 7));
        series = Vector256.FusedMultiplyAdd(series, square, Vector256.Create(1f / 5));
        series = Vector256.FusedMultiplyAdd(series, square, Vector256.Create(1f / 3));
        series = Vector256.FusedMultiplyAdd(series, square, Vector256<float>.One);
        return Vector256.FusedMultiplyAdd(
            Vector256.ConvertToSingle(exponent), Vector256.Create(0.693147181f), 2f * (s * series));
    }

    /// <summary>sin 2πv and cos 2πv for v in [0, 1), to about 10⁻⁷: both series around the nearest quarter of a turn.</summary>
    private static (Vector256<float> Sine, Vector256<float> Cosine) SineAndCosineOfTurns(Vector256<float> v)
    {
        Vector256<int> quarter = Vector256.ConvertToInt32(Vector256.FusedMultiplyAdd(v, Vector256.Create(4f), Vector256.Create(0.5f)));
        Vector256<float> x = Vector256.FusedMultiplyAdd(v, Vector256.Create(4f), -Vector256.ConvertToSingle(quarter))
            * (MathF.PI / 2);
        Vector256<float> square = x * x;
        Vector256<float> sine = Vector256.Create(1f / 362880);
        sine = Vector256.FusedMultiplyAdd(sine, square, Vector256.Create(-1f / 5040));
        sine = Vector256.FusedMultiplyAdd(sine, square, Vector256.Create(1f / 120));
        sine = Vector256.FusedMultiplyAdd(sine, square, Vector256.Create(-1f / 6));
        sine = Vector256.FusedMultiplyAdd(sine, square, Vector256<float>.One) * x;
        Vector256<float> cosine = Vector256.Create(1f / 40320);
        cosine = Vector256.FusedMultiplyAdd(cosine, square, Vector256.Create(-1f / 720));
        cosine = Vector256.FusedMultiplyAdd(cosine, square, Vector256.Create(1f / 24));
        cosine = Vector256.FusedMultiplyAdd(cosine, square, Vector256.Create(-0.5f));
        cosine = Vector256.FusedMultiplyAdd(cosine, square, Vector256<float>.One);

        // After q quarters: (sin, cos) → (cos, −sin) → (−sin, −cos) → (−cos, sin); a sign is the highest bit of a float.
        Vector256<float> exchange = Vector256.Equals(quarter & Vector256<int>.One, Vector256<int>.One).AsSingle();
        Vector256<int> sineSign = Vector256.ShiftLeft(quarter, 30) & Vector256.Create(int.MinValue);
        Vector256<int> cosineSign = Vector256.ShiftLeft(quarter + Vector256<int>.One, 30) & Vector256.Create(int.MinValue);
        return (
            (Vector256.ConditionalSelect(exchange, cosine, sine).AsInt32() ^ sineSign).AsSingle(),
            (Vector256.ConditionalSelect(exchange, sine, cosine).AsInt32() ^ cosineSign).AsSingle());
    }

    private static Vector256<ulong> Words(RandomStream random)
        => Vector256.Create(random.NextUInt64(), random.NextUInt64(), random.NextUInt64(), random.NextUInt64());

    private static Vector256<ulong> RotateLeft(Vector256<ulong> value, int bits)
        => Vector256.ShiftLeft(value, bits) | Vector256.ShiftRightLogical(value, 64 - bits);

    private Vector256<float> NextSingles() => Vector256.ConvertToSingle(NextIntegers()) * Unit;

    /// <summary>Eight whole numbers of 24 bits.</summary>
    private Vector256<int> NextIntegers()
    {
        Vector256<ulong> result = RotateLeft(_s0 + _s3, 23) + _s0;
        Vector256<ulong> t = Vector256.ShiftLeft(_s1, 17);
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = RotateLeft(_s3, 45);
        return Vector256.ShiftRightLogical(result.AsUInt32(), 8).AsInt32();
    }
}
