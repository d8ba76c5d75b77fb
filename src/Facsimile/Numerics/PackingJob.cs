namespace Facsimile.Numerics;

/// <summary>Packs both matrices of a product; each worker takes an equal share of the panels of each.</summary>
internal readonly unsafe struct PackingJob<TKernel>(Matrix a, Matrix b, float* left, float* right) : IParallelJob
    where TKernel : struct, IProductKernel
{
    /// <inheritdoc/>
    public void Execute(int worker, int workers)
    {
        Pack(a, TKernel.Rows, left, worker, workers);
        Pack(b.Transposed, TKernel.Columns, right, worker, workers);
    }

    private static void Pack(Matrix source, int panelLanes, float* packed, int worker, int workers)
    {
        int panels = (source.Rows + panelLanes - 1) / panelLanes;
        int depth = source.Columns;
        (int first, int last) = WorkShare.Of(panels, worker, workers);
        for (int panel = first; panel < last; panel++)
        {
            int lane = panel * panelLanes;
            PanelPacking.Pack(
                source.Data + ((nint)lane * source.RowStride),
                source.RowStride,
                source.ColumnStride,
                Math.Min(panelLanes, source.Rows - lane),
                panelLanes,
                depth,
                packed + ((nint)lane * depth));
        }
    }
}
