namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// What a kernel needs to compute one tile of a convolution: result(i, j) = Σₖ weights(k, i)·source(offsets[k] + j). The rows of
/// the right matrix, shifted rows of images, are read where they stand.
/// </summary>
/// <param name="weights">The weights, for each k those of all rows of the tile side by side.</param>
/// <param name="source">The values of the tile's first column, not shifted.</param>
/// <param name="offsets">For each k how far its values stand from there.</param>
/// <param name="depth">The number of k.</param>
/// <param name="result">Receives the tile; element (i, j) stands at result[i·resultStride + j].</param>
/// <param name="resultStride">The distance between the rows of the result.</param>
internal readonly unsafe struct ShiftedTile(
    float* weights, float* source, nint* offsets, int depth, float* result, nint resultStride)
{
    /// <summary>The weights, for each k those of all rows of the tile side by side.</summary>
    public readonly float* Weights = weights;

    /// <summary>The values of the tile's first column, not shifted.</summary>
    public readonly float* Source = source;

    /// <summary>For each k how far its values stand from there.</summary>
    public readonly nint* Offsets = offsets;

    /// <summary>The number of k.</summary>
    public readonly int Depth = depth;

    /// <summary>Receives the tile.</summary>
    public readonly float* Result = result;

    /// <summary>The distance between the rows of the result.</summary>
    public readonly nint ResultStride = resultStride;
}
