using System.Runtime.CompilerServices;

namespace Facsimile.Numerics.Convolutions;

/// <summary>Floats that stay where they are, from the start of a cache line on.</summary>
internal sealed unsafe class AlignedFloats
{
    private const int Alignment = 64;

    private readonly float[] _memory;

    /// <summary>Allocates zeros.</summary>
    public AlignedFloats(int length)
    {
        Length = length;
        _memory = GC.AllocateArray<float>(length + (Alignment / sizeof(float)), pinned: true);
        nuint address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        Pointer = (float*)((address + (Alignment - 1)) & ~(nuint)(Alignment - 1));
    }

    /// <summary>The first float; valid as long as this object is held.</summary>
    public float* Pointer { get; }

    /// <summary>The number of floats.</summary>
    public int Length { get; }
}
