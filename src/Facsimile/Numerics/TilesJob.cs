namespace Facsimile.Numerics;

/// <summary>Computes the tiles of a product from packed panels; each worker takes one rectangle of them.</summary>
internal readonly unsafe struct TilesJob<TKernel, TEpilogue>(
    float* left,
    float* right,
    int rows,
    int columns,
    int depth,
    float* c,
    bool accumulate,
    bool finish,
    int firstRow,
    TEpilogue epilogue) : IParallelJob
    where TKernel : struct, IProductKernel
    where TEpilogue : struct, IEpilogue
{
    /// <inheritdoc/>
    public void Execute(int worker, int workers)
    {
        int leftPanels = (rows + TKernel.Rows - 1) / TKernel.Rows;
        int rightPanels = (columns + TKernel.Columns - 1) / TKernel.Columns;
        int down = WorkersDown(leftPanels, rightPanels, workers);
        int across = workers / down;
        if (worker >= down * across)
        {
            return;
        }

        (int firstLeft, int lastLeft) = WorkShare.Of(leftPanels, worker % down, down);
        (int firstRight, int lastRight) = WorkShare.Of(rightPanels, worker / down, across);
        for (int panel = firstRight; panel < lastRight; panel++)
        {
            for (int other = firstLeft; other < lastLeft; other++)
            {
                ComputeTile(other, panel);
            }
        }

        if (finish && typeof(TEpilogue) != typeof(NoEpilogue))
        {
            int start = firstRight * TKernel.Columns;
            int end = Math.Min(columns, lastRight * TKernel.Columns);
            for (int row = firstLeft * TKernel.Rows; row < Math.Min(rows, lastLeft * TKernel.Rows); row++)
            {
                epilogue.Apply(new Span<float>(c + ((nint)row * columns) + start, end - start), firstRow + row, start);
            }
        }
    }

    /// <summary>How many workers share the rows: the split whose largest rectangle has the fewest tiles.</summary>
    private static int WorkersDown(int leftPanels, int rightPanels, int workers)
    {
        int best = 1;
        long fewest = long.MaxValue;
        for (int down = 1; down <= workers; down++)
        {
            int across = workers / down;
            long tiles = (long)((leftPanels + down - 1) / down) * ((rightPanels + across - 1) / across);
            if (tiles < fewest)
            {
                fewest = tiles;
                best = down;
            }
        }

        return best;
    }

    private void ComputeTile(int leftPanel, int rightPanel)
    {
        int row = leftPanel * TKernel.Rows;
        int column = rightPanel * TKernel.Columns;
        float* a = left + ((nint)row * depth);
        float* b = right + ((nint)column * depth);
        float* target = c + ((nint)row * columns) + column;
        int tileRows = Math.Min(TKernel.Rows, rows - row);
        int tileColumns = Math.Min(TKernel.Columns, columns - column);
        if (tileRows == TKernel.Rows && tileColumns == TKernel.Columns)
        {
            TKernel.Multiply(a, b, depth, target, columns, accumulate);
            return;
        }

        // A tile at the edge goes to a full-sized one first, by the same operations, and its part is copied.
        float* tile = stackalloc float[TKernel.Rows * TKernel.Columns];
        TKernel.Multiply(a, b, depth, tile, TKernel.Columns, accumulate: false);
        for (int i = 0; i < tileRows; i++)
        {
            float* from = tile + (i * TKernel.Columns);
            float* to = target + ((nint)i * columns);
            for (int j = 0; j < tileColumns; j++)
            {
                to[j] = accumulate ? to[j] + from[j] : from[j];
            }
        }
    }
}
