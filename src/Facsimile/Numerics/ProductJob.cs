using System.Numerics.Tensors;

namespace Facsimile.Numerics;

/// <summary>
/// Computes C = A·B or C += A·B; each share one rectangle of tiles, from packing to epilogue, without waiting for another.
/// </summary>
/// <remarks>
/// A matrix is read where it stands whenever the kernel can do so at full speed, because for small matrices packing costs as
/// much as computing. The rows of A that a tile needs are reused for all columns of the rectangle while they are in the
/// nearest cache.
/// </remarks>
internal readonly unsafe struct ProductJob<TKernel, TEpilogue>(Product<TEpilogue> product, ProductGrid grid) : IParallelJob
    where TKernel : struct, IProductKernel
    where TEpilogue : struct, IEpilogue
{
    /// <summary>Rows whose distance (in floats) is a multiple of this fall into few sets of the nearest cache.</summary>
    private const int CollidingStride = 128;

    /// <summary>Rows so far apart (in floats) stand each in a page of its own.</summary>
    private const int DistantStride = 1024;

    /// <summary>Over so many k even rows that are nearer take more pages than the processor has at hand.</summary>
    private const int LongDepth = 512;

    /// <summary>The panels of A that are packed together: those of <see cref="PackBuffer.Left"/>.</summary>
    private const int PanelsPackedTogether = 4;

    /// <summary>The tiles that must use copied values before the copy pays.</summary>
    private const int WorthCopying = 4;

    /// <summary>The shares of the job.</summary>
    public int Shares => grid.Shares;

    /// <inheritdoc/>
    public void Execute(int share, int shares)
    {
        Matrix left = product.Left;
        Matrix right = product.Right;
        (int down, int across) = shares == 1 ? new ProductGrid(1, 1) : grid;
        (int firstRow, int lastRow) = WorkShare.Of(left.Rows, TKernel.Rows, share % down, down);
        (int firstColumn, int lastColumn) = WorkShare.Of(right.Columns, TKernel.Columns, share / down, across);
        if (firstRow == lastRow)
        {
            return;
        }

        int blocks = Math.Max(1, (left.Columns + PackBuffer.MaximumDepth - 1) / PackBuffer.MaximumDepth);
        int depth = (left.Columns + blocks - 1) / blocks;
        int chunk = PackBuffer.RightCapacity / Math.Max(1, depth);
        chunk = product.Result == null ? Math.Min(chunk, PackBuffer.MaximumPassingColumns) : chunk;
        chunk -= chunk % TKernel.Columns;
        for (int column = firstColumn; column < lastColumn; column += chunk)
        {
            int columns = Math.Min(chunk, lastColumn - column);
            for (int block = 0; block < blocks; block++)
            {
                int start = block * depth;
                int length = Math.Min(depth, left.Columns - start);
                ComputeBlock(
                    left.RowRange(firstRow, lastRow - firstRow).ColumnRange(start, length),
                    right.RowRange(start, length).ColumnRange(column, columns),
                    firstRow,
                    column,
                    isFirst: block == 0,
                    isLast: block == blocks - 1);
            }
        }
    }

    private static int Panels(int length, int panel) => (length + panel - 1) / panel;

    private static int RoundUp(int value, int unit) => (value + unit - 1) / unit * unit;

    /// <summary>One range of k for the part of the result that begins at (row, column).</summary>
    private void ComputeBlock(Matrix a, Matrix b, int row, int column, bool isFirst, bool isLast)
    {
        PackBuffer buffer = PackBuffer.Current;
        int leftPanels = Panels(a.Rows, TKernel.Rows);
        int rightPanels = Panels(b.Columns, TKernel.Columns);
        bool packLeft = a.RowStride == 1 && rightPanels >= WorthCopying
            && (a.ColumnStride >= DistantStride || a.ColumnStride % CollidingStride == 0 || a.Columns >= LongDepth);
        bool packRight = b.ColumnStride != 1
            || (b.RowStride >= DistantStride && leftPanels >= WorthCopying)
            || (b.Rows >= LongDepth && leftPanels >= 4 * WorthCopying);

        int stride = product.Result == null ? b.Columns : product.Right.Columns;
        int last = (rightPanels - 1) * TKernel.Columns;
        bool packLast = packRight || b.Columns % TKernel.ColumnUnit != 0;
        for (int panel = packRight ? 0 : rightPanels - 1; packLast && panel < rightPanels; panel++)
        {
            PackRight(b, panel * TKernel.Columns, buffer.Right);
        }

        for (int i = 0; i < a.Rows; i += TKernel.Rows)
        {
            int rows = Math.Min(TKernel.Rows, a.Rows - i);
            int tileRows = RoundUp(rows, TKernel.RowUnit);
            Matrix panel = a.RowRange(i, rows);
            if (rows == TKernel.Rows && packLeft)
            {
                int number = i / TKernel.Rows % PanelsPackedTogether;
                if (number == 0)
                {
                    int panels = Math.Min(PanelsPackedTogether, (a.Rows - i) / TKernel.Rows);
                    PanelPacking.CopyPanels(panel.Data, panel.ColumnStride, panels, TKernel.Rows, a.Columns, buffer.Left);
                }

                panel = new Matrix(buffer.Left + ((nint)number * TKernel.Rows * a.Columns), rows, a.Columns, 1, rows);
            }
            else if (tileRows != rows)
            {
                PanelPacking.Pack(panel.Data, panel.RowStride, panel.ColumnStride, rows, tileRows, a.Columns, buffer.Left);
                panel = new Matrix(buffer.Left, tileRows, a.Columns, 1, tileRows);
            }

            float* target = product.Result == null
                ? buffer.Passing
                : product.Result + ((nint)(row + i) * product.Right.Columns) + column;
            for (int j = 0; j < b.Columns; j += TKernel.Columns)
            {
                int columns = Math.Min(TKernel.Columns, b.Columns - j);
                int tileColumns = RoundUp(columns, TKernel.ColumnUnit);
                bool packed = packRight || (packLast && j == last);
                var tile = new TileOperands(
                    panel.Data,
                    panel.RowStride,
                    panel.ColumnStride,
                    packed ? buffer.Right + ((nint)j * b.Rows) : b.Data + j,
                    packed ? tileColumns : b.RowStride,
                    a.Columns,
                    target + j,
                    stride,
                    product.Accumulate || !isFirst);
                ComputeTile(tile, rows, tileRows, columns, tileColumns);
            }

            if (isLast && typeof(TEpilogue) != typeof(NoEpilogue))
            {
                for (int r = 0; r < rows; r++)
                {
                    var values = new Span<float>(target + ((nint)r * stride), b.Columns);
                    product.Epilogue.Apply(values, row + i + r, column);
                }
            }
        }
    }

    private static void PackRight(Matrix b, int column, float* buffer)
    {
        Matrix panel = b.ColumnRange(column, Math.Min(TKernel.Columns, b.Columns - column));
        PanelPacking.Pack(
            panel.Data,
            panel.ColumnStride,
            panel.RowStride,
            panel.Columns,
            RoundUp(panel.Columns, TKernel.ColumnUnit),
            b.Rows,
            buffer + ((nint)column * b.Rows));
    }

    private static void ComputeTile(in TileOperands tile, int rows, int tileRows, int columns, int tileColumns)
    {
        if (rows == tileRows && columns == tileColumns)
        {
            TKernel.Multiply(tile, rows, columns);
            return;
        }

        // A tile at the edge goes to a whole one first, by the same operations, and its part is copied.
        float* whole = stackalloc float[TKernel.Rows * TKernel.Columns];
        var padded = new TileOperands(
            tile.Left,
            tile.LeftRowStride,
            tile.LeftDepthStride,
            tile.Right,
            tile.RightDepthStride,
            tile.Depth,
            whole,
            tileColumns,
            accumulate: false);
        TKernel.Multiply(padded, tileRows, tileColumns);
        for (int i = 0; i < rows; i++)
        {
            float* from = whole + (i * tileColumns);
            float* to = tile.Result + (i * tile.ResultStride);
            if (tile.Accumulate)
            {
                TensorPrimitives.Add(new Span<float>(from, columns), new Span<float>(to, columns), new Span<float>(to, columns));
            }
            else
            {
                new Span<float>(from, columns).CopyTo(new Span<float>(to, columns));
            }
        }
    }
}
