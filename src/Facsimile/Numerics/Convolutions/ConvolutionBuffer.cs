namespace Facsimile.Numerics.Convolutions;

/// <summary>The memory in which a thread computes its share of a convolution; it grows to the largest need and stays.</summary>
internal static class ConvolutionBuffer
{
    private const int UsualSize = 256 * 1024;

    [ThreadStatic]
    private static AlignedFloats? _current;

    /// <summary>This thread's buffer; its content is undefined.</summary>
    /// <param name="size">How many floats are needed.</param>
    public static AlignedFloats Of(int size)
        => _current is { } buffer && buffer.Length >= size ? buffer : _current = new AlignedFloats(Math.Max(size, UsualSize));
}
