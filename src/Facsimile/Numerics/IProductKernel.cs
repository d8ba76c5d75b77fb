namespace Facsimile.Numerics;

/// <summary>
/// The inner loop of the matrix product and of convolutions: one tile of the output, held in registers while it runs along the
/// inner dimension. Each element is one sum from zero, k ascending, whatever the size of the tile that it stands in.
/// </summary>
internal interface IProductKernel
{
    /// <summary>The rows of the largest tile.</summary>
    static abstract int Rows { get; }

    /// <summary>The columns of the largest tile.</summary>
    static abstract int Columns { get; }

    /// <summary>The rows of a smaller tile are a multiple of this.</summary>
    static abstract int RowUnit { get; }

    /// <summary>The columns of a smaller tile are a multiple of this.</summary>
    static abstract int ColumnUnit { get; }

    /// <summary>Computes one tile.</summary>
    /// <param name="tile">The matrices.</param>
    /// <param name="rows">The rows, a multiple of <see cref="RowUnit"/>.</param>
    /// <param name="columns">The columns, a multiple of <see cref="ColumnUnit"/>.</param>
    static abstract void Multiply(in TileOperands tile, int rows, int columns);
}
