using System.Numerics;

namespace Facsimile.Numerics;

/// <summary>
/// One named stream of random numbers. The same seed, name and index give the same numbers on every machine, and streams
/// of different names or indices are independent, so that shuffling, noise and initialisation never disturb each other
/// and a resumed run needs no saved state: the stream of epoch 7 is made again from the seed.
/// </summary>
/// <remarks>
/// Generator: xoshiro256++ (Blackman and Vigna, "Scrambled linear pseudorandom number generators", 2021), state filled by
/// SplitMix64 from the seed, the FNV-1a hash of the name and the index.
/// </remarks>
public sealed class RandomStream
{
    private readonly ulong _origin;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;
    private double _spareNormal = double.NaN;

    /// <summary>Creates the stream of this name and index.</summary>
    /// <param name="seed">The run's seed; any value.</param>
    /// <param name="name">What the numbers are for, for example <c>shuffle</c>.</param>
    /// <param name="index">Which of several streams of that name, for example the epoch.</param>
    public RandomStream(int seed, string name, long index = 0)
    {
        ArgumentNullException.ThrowIfNull(name);
        ulong hash = 14695981039346656037UL;
        foreach (char letter in name)
        {
            hash = (hash ^ (byte)letter) * 1099511628211UL;
            hash = (hash ^ (byte)(letter >> 8)) * 1099511628211UL;
        }

        ulong state = hash;
        _origin = SplitMix(ref state) ^ (uint)seed;
        Restart(index);
    }

    /// <summary>Becomes the stream of the same seed and name with another index, at its start.</summary>
    /// <param name="index">Which of the streams, for example the step of a training.</param>
    public void Restart(long index)
    {
        ulong state = _origin;
        state = SplitMix(ref state) ^ (ulong)index;
        _spareNormal = double.NaN;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>64 random bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s0 + _s3, 23) + _s0;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>A whole number from 0 to <paramref name="exclusiveMaximum"/> − 1, each equally likely.</summary>
    public int NextInt32(int exclusiveMaximum)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMaximum, 1);

        // Lemire, "Fast random integer generation in an interval" (2019): multiply, and reject the few biased values.
        uint range = (uint)exclusiveMaximum;
        ulong product = (NextUInt64() >> 32) * range;
        if ((uint)product < range)
        {
            uint threshold = (0u - range) % range;
            while ((uint)product < threshold)
            {
                product = (NextUInt64() >> 32) * range;
            }
        }

        return (int)(product >> 32);
    }

    /// <summary>A number from [0, 1), a multiple of 2⁻⁵³.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A number from [<paramref name="minimum"/>, <paramref name="maximum"/>).</summary>
    public double NextDouble(double minimum, double maximum)
    {
        double value = minimum + (NextDouble() * (maximum - minimum));

        // The sum may round up to the maximum.
        return value < maximum ? value : Math.Max(minimum, Math.BitDecrement(maximum));
    }

    /// <summary>A number from [0, 1), a multiple of 2⁻²⁴.</summary>
    public float NextSingle() => (NextUInt64() >> 40) * (1.0f / (1 << 24));

    /// <summary>A number from the normal distribution N(0, 1) (Marsaglia's polar method).</summary>
    public double NextNormal()
    {
        if (!double.IsNaN(_spareNormal))
        {
            double spare = _spareNormal;
            _spareNormal = double.NaN;
            return spare;
        }

        double x, y, square;
        do
        {
            x = NextDouble(-1, 1);
            y = NextDouble(-1, 1);
            square = (x * x) + (y * y);
        }
        while (square is >= 1 or 0);
        double factor = Math.Sqrt(-2 * PortableLogarithm.Of(square) / square);
        _spareNormal = y * factor;
        return x * factor;
    }

    /// <summary>Puts the items in a random order, every order equally likely (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (int i = items.Length - 1; i > 0; i--)
        {
            int j = NextInt32(i + 1);
            (items[i], items[j]) = (items[j], items[i]);
        }
    }

    private static ulong SplitMix(ref ulong state)
    {
        state += 0x9E3779B97F4A7C15UL;
        ulong z = state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
