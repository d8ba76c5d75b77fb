using System.Runtime.InteropServices;
using Facsimile.Numerics;

namespace Facsimile.Bench.Products;

/// <summary>The values of a matrix, at the start of a cache line: neither side has the luckier address.</summary>
/// <param name="length">The number of values; they are zero at first.</param>
internal sealed unsafe class AlignedValues(int length) : IDisposable
{
    private const int Alignment = 64;

    /// <summary>The first value.</summary>
    public float* Values { get; } = Allocate(length);

    /// <summary>Values from −1 to 1, always the same ones for a seed.</summary>
    public static AlignedValues Random(int length, int seed)
    {
        var values = new AlignedValues(length);
        var random = new RandomStream(seed, "bench");
        for (int i = 0; i < length; i++)
        {
            values.Values[i] = (2 * random.NextSingle()) - 1;
        }

        return values;
    }

    /// <summary>Frees the memory.</summary>
    public void Dispose() => NativeMemory.AlignedFree(Values);

    private static float* Allocate(int length)
    {
        nuint bytes = (nuint)length * sizeof(float);
        var values = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(values, bytes);
        return values;
    }
}
