using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>Some images whose codes are searched for at the same time.</summary>
internal readonly ref struct InversionChunk(
    int first,
    int count,
    ReadOnlySpan<float> pixels,
    ReadOnlySpan<float> known,
    ReadOnlySpan<float> encoderCodes,
    WorkerPool workers)
{
    /// <summary>The position of the first image in the data.</summary>
    public int First => first;

    /// <summary>How many images there are.</summary>
    public int Count => count;

    /// <summary>Their values, images × pixels; hidden ones are 0.</summary>
    public ReadOnlySpan<float> Pixels { get; } = pixels;

    /// <summary>1 where a pixel counts, else 0; empty when all count.</summary>
    public ReadOnlySpan<float> Known { get; } = known;

    /// <summary>E(x), images × code size.</summary>
    public ReadOnlySpan<float> EncoderCodes { get; } = encoderCodes;

    /// <summary>The threads to use.</summary>
    public WorkerPool Workers => workers;
}
