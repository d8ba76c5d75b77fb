namespace Facsimile.Numerics;

/// <summary>A view of a matrix in pinned memory: element (i, j) stands at Data[i·RowStride + j·ColumnStride].</summary>
/// <param name="data">The first element.</param>
/// <param name="rows">The number of rows.</param>
/// <param name="columns">The number of columns.</param>
/// <param name="rowStride">The distance between rows.</param>
/// <param name="columnStride">The distance between columns; one of the two strides is 1.</param>
internal readonly unsafe struct Matrix(float* data, int rows, int columns, int rowStride, int columnStride)
{
    /// <summary>A row-major matrix without gaps.</summary>
    public Matrix(float* data, int rows, int columns)
        : this(data, rows, columns, columns, 1)
    {
    }

    /// <summary>The first element.</summary>
    public float* Data => data;

    /// <summary>The number of rows.</summary>
    public int Rows => rows;

    /// <summary>The number of columns.</summary>
    public int Columns => columns;

    /// <summary>The distance between rows.</summary>
    public int RowStride => rowStride;

    /// <summary>The distance between columns.</summary>
    public int ColumnStride => columnStride;

    /// <summary>The same memory read as the transposed matrix.</summary>
    public Matrix Transposed => new(data, columns, rows, columnStride, rowStride);

    /// <summary>Some rows, from <paramref name="start"/> on.</summary>
    public Matrix RowRange(int start, int count)
        => new(data + ((nint)start * rowStride), count, columns, rowStride, columnStride);

    /// <summary>Some columns, from <paramref name="start"/> on.</summary>
    public Matrix ColumnRange(int start, int count)
        => new(data + ((nint)start * columnStride), rows, count, rowStride, columnStride);
}
