using System.Runtime.CompilerServices;

namespace Facsimile.Numerics;

/// <summary>Memory for packed panels: pinned, aligned to a cache line, grown when needed and kept for the next product.</summary>
internal sealed unsafe class PackBuffer
{
    private const int Alignment = 64;
    private float[] _memory = [];

    /// <summary>An aligned address with room for the given number of values. Their content is undefined.</summary>
    public float* Reserve(long length)
    {
        long needed = length + (Alignment / sizeof(float));
        if (_memory.Length < needed)
        {
            _memory = GC.AllocateUninitializedArray<float>(checked((int)needed), pinned: true);
        }

        nuint address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        return (float*)((address + Alignment - 1) & ~(nuint)(Alignment - 1));
    }
}
