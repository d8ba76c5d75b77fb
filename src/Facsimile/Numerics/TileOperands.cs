namespace Facsimile.Numerics;

/// <summary>
/// What a kernel needs to compute one tile: C = A·B, or C += A·B. Both matrices may stand anywhere, packed or not; only the
/// columns of B must stand side by side.
/// </summary>
/// <param name="left">A's first element; element (i, k) stands at left[i·leftRowStride + k·leftDepthStride].</param>
/// <param name="leftRowStride">The distance between the rows of A.</param>
/// <param name="leftDepthStride">The distance between successive k in A.</param>
/// <param name="right">B's first element; element (k, j) stands at right[k·rightDepthStride + j].</param>
/// <param name="rightDepthStride">The distance between successive k in B.</param>
/// <param name="depth">The number of k.</param>
/// <param name="result">C's first element; element (i, j) stands at result[i·resultStride + j].</param>
/// <param name="resultStride">The distance between the rows of C.</param>
/// <param name="accumulate">Whether the product is added to what C holds.</param>
/// <param name="offsets">With <see cref="ShiftedAccess"/> element (k, j) of B stands at right[offsets[k] + j]; null otherwise.</param>
internal readonly unsafe struct TileOperands(
    float* left,
    nint leftRowStride,
    nint leftDepthStride,
    float* right,
    nint rightDepthStride,
    int depth,
    float* result,
    nint resultStride,
    bool accumulate,
    nint* offsets = null)
{
    /// <summary>A's first element.</summary>
    public readonly float* Left = left;

    /// <summary>The distance between the rows of A.</summary>
    public readonly nint LeftRowStride = leftRowStride;

    /// <summary>The distance between successive k in A.</summary>
    public readonly nint LeftDepthStride = leftDepthStride;

    /// <summary>B's first element.</summary>
    public readonly float* Right = right;

    /// <summary>The distance between successive k in B.</summary>
    public readonly nint RightDepthStride = rightDepthStride;

    /// <summary>The number of k.</summary>
    public readonly int Depth = depth;

    /// <summary>C's first element.</summary>
    public readonly float* Result = result;

    /// <summary>The distance between the rows of C.</summary>
    public readonly nint ResultStride = resultStride;

    /// <summary>Whether the product is added to what C holds.</summary>
    public readonly bool Accumulate = accumulate;

    /// <summary>For each k how far its row of B stands from B's first element; null where B has a depth stride.</summary>
    public readonly nint* Offsets = offsets;
}
