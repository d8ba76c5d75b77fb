using System.Numerics;
using System.Runtime.CompilerServices;

namespace Facsimile.Numerics;

/// <summary>
/// Random bits that follow from a number alone, so that any thread can make those of any place: 32 bits for each counter,
/// the same on every machine.
/// </summary>
/// <param name="key">Which of 2⁶⁴ sequences; from a <see cref="RandomStream"/>.</param>
/// <remarks>
/// Each half of the key is followed by a mixing of 32 bits whose constants were searched for the least bias (Wellons,
/// "Prospecting for hash functions", 2018).
/// </remarks>
internal readonly struct CounterBits(ulong key)
{
    /// <summary>The bits of the given counters.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<uint> At(Vector<uint> counters)
        => Mix(Mix(counters ^ new Vector<uint>((uint)key)) + new Vector<uint>((uint)(key >> 32)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector<uint> Mix(Vector<uint> x)
    {
        x ^= x >>> 16;
        x *= new Vector<uint>(0x7feb352d);
        x ^= x >>> 15;
        x *= new Vector<uint>(0x846ca68b);
        return x ^ (x >>> 16);
    }
}
