namespace Facsimile.Numerics.Convolutions;

/// <summary>The sizes of tiles that a kernel computes.</summary>
/// <param name="Rows">The rows of the largest tile.</param>
/// <param name="Columns">The columns of the largest tile.</param>
/// <param name="RowUnit">The rows of a smaller tile are a multiple of this.</param>
/// <param name="ColumnUnit">The columns of a smaller tile are a multiple of this.</param>
internal sealed record TileSize(int Rows, int Columns, int RowUnit, int ColumnUnit)
{
    /// <summary>A number of rows filled up to whole units.</summary>
    public int RoundRows(int rows) => (rows + RowUnit - 1) / RowUnit * RowUnit;

    /// <summary>A number of columns filled up to whole units.</summary>
    public int RoundColumns(int columns) => (columns + ColumnUnit - 1) / ColumnUnit * ColumnUnit;

    /// <summary>Splits rows into panels of nearly equal height, a tile's at most: 32 rows of 12 become 8, 12 and 12.</summary>
    public int[] SplitRows(int rows)
    {
        int units = (rows + RowUnit - 1) / RowUnit;
        int panels = ((units * RowUnit) + Rows - 1) / Rows;
        int[] heights = new int[panels];
        for (int i = 0; i < panels; i++)
        {
            int first = units * i / panels * RowUnit;
            int last = units * (i + 1) / panels * RowUnit;
            heights[i] = Math.Min(rows, last) - first;
        }

        return heights;
    }
}
