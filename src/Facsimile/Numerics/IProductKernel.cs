namespace Facsimile.Numerics;

/// <summary>
/// The inner loop of the matrix product: one tile of the output, held in registers while it runs along the inner dimension.
/// </summary>
internal unsafe interface IProductKernel
{
    /// <summary>The rows of a tile; a multiple of 4.</summary>
    static abstract int Rows { get; }

    /// <summary>The columns of a tile; a multiple of 4.</summary>
    static abstract int Columns { get; }

    /// <summary>c = Σₖ a[k]·b[k]ᵀ, or c += that sum.</summary>
    /// <param name="a">A packed panel: for each k the tile's rows.</param>
    /// <param name="b">A packed panel: for each k the tile's columns.</param>
    /// <param name="depth">The number of k.</param>
    /// <param name="c">The tile's first element.</param>
    /// <param name="stride">The distance between the rows of c.</param>
    /// <param name="accumulate">Whether the sum is added to what c holds.</param>
    static abstract void Multiply(float* a, float* b, int depth, float* c, int stride, bool accumulate);
}
