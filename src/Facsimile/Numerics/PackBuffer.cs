using System.Runtime.CompilerServices;

namespace Facsimile.Numerics;

/// <summary>
/// The memory in which a thread packs parts of matrices: pinned, aligned to a cache line and never grown, so that no product
/// allocates after a thread's first one.
/// </summary>
internal sealed unsafe class PackBuffer
{
    /// <summary>The most k in one pass, so that the rows and columns of a tile stay in the nearest caches.</summary>
    public const int MaximumDepth = 1024;

    /// <summary>The most columns of a result that is not kept.</summary>
    public const int MaximumPassingColumns = 1024;

    /// <summary>The most values of the right matrix that a thread packs at once: 1.25 MB, about what a core's own caches hold.</summary>
    public const int RightCapacity = 320 * 1024;

    private const int Alignment = 64 / sizeof(float);
    private const int LeftCapacity = 48 * MaximumDepth;
    private const int PassingCapacity = 12 * MaximumPassingColumns;

    [ThreadStatic]
    private static PackBuffer? _current;

    private readonly float[] _memory =
        GC.AllocateUninitializedArray<float>(Alignment + LeftCapacity + PassingCapacity + RightCapacity, pinned: true);

    private PackBuffer()
    {
        nuint address = (nuint)Unsafe.AsPointer(ref _memory[0]);
        Left = (float*)((address + 63) & ~(nuint)63);
    }

    /// <summary>This thread's buffer; its content is undefined.</summary>
    public static PackBuffer Current => _current ??= new PackBuffer();

    /// <summary>Room for 48 rows.</summary>
    public float* Left { get; }

    /// <summary>Room for one tile's rows of a result that is not kept.</summary>
    public float* Passing => Left + LeftCapacity;

    /// <summary>Room for <see cref="RightCapacity"/> values.</summary>
    public float* Right => Passing + PassingCapacity;
}
