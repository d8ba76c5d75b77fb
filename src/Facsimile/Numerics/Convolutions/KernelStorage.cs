namespace Facsimile.Numerics.Convolutions;

/// <summary>How the weights of a convolution are stored: squares of side × side, one for each pair of channels.</summary>
/// <param name="Side">The side of the square.</param>
/// <param name="OutputStride">The distance between squares of neighbouring output channels.</param>
/// <param name="InputStride">The distance between squares of neighbouring input channels.</param>
internal readonly record struct KernelStorage(int Side, int OutputStride, int InputStride)
{
    /// <summary>The same for the way back, where output and input change places.</summary>
    public KernelStorage Reversed => new(Side, InputStride, OutputStride);
}
