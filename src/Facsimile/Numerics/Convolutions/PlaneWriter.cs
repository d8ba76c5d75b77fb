namespace Facsimile.Numerics.Convolutions;

/// <summary>Brings computed planes of some channels back into an image, and adds each channel's bias.</summary>
internal static unsafe class PlaneWriter
{
    /// <summary>Writes a band of rows.</summary>
    /// <param name="planes">The computed planes.</param>
    /// <param name="side">The images.</param>
    /// <param name="firstRow">The first row of the band, counted in the planes.</param>
    /// <param name="bias">The bias of each channel; null for none.</param>
    /// <param name="image">The first of the channels in the image.</param>
    public static void Write(ComputedPlanes planes, PlaneSide side, int firstRow, float* bias, float* image)
    {
        for (int channel = 0; channel < planes.Channels; channel++)
        {
            float addend = bias == null ? 0 : bias[channel];
            for (int rowPhase = 0; rowPhase < side.Step; rowPhase++)
            {
                int planeRows = (side.Height - rowPhase + side.Step - 1) / side.Step;
                int rows = Math.Min(planes.Rows, planeRows - firstRow);
                WriteRows(
                    planes,
                    side,
                    planes.Row(rowPhase * side.Step, channel),
                    rows,
                    addend,
                    image + ((((nint)firstRow * side.Step) + rowPhase) * side.Width));
            }

            image += (nint)side.Height * side.Width;
        }
    }

    /// <summary>Pools a band of rows by 2×2 squares and writes the result.</summary>
    /// <param name="planes">The computed planes, of one phase.</param>
    /// <param name="side">The images before the pooling.</param>
    /// <param name="firstRow">The first row of the band, an even number.</param>
    /// <param name="bias">The bias of each channel.</param>
    /// <param name="image">The first of the channels in the pooled image.</param>
    /// <param name="places">Receives which values were the largest; null when nobody asks.</param>
    public static void WritePooled(
        ComputedPlanes planes, PlaneSide side, int firstRow, float* bias, float* image, byte* places)
    {
        int width = side.Width / 2;
        int placeStride = PooledRows.StrideOf(width);
        int first = firstRow / 2;
        int last = Math.Min(firstRow + planes.Rows, side.Height) / 2;
        for (int channel = 0; channel < planes.Channels; channel++)
        {
            float* source = planes.Row(0, channel);
            nint plane = (nint)channel * (side.Height / 2);
            for (int row = first; row < last; row++)
            {
                PooledRows.Pool(
                    source,
                    source + planes.RowStride,
                    width,
                    bias[channel],
                    image + ((plane + row) * width),
                    places == null ? null : places + ((plane + row) * placeStride));
                source += 2 * planes.RowStride;
            }
        }
    }

    private static void WriteRows(
        ComputedPlanes planes, PlaneSide side, float* source, int rows, float addend, float* target)
    {
        nint ofPhase = planes.RowsOfPhase * planes.Stride;
        switch (side.Step)
        {
            case 1:
                PlaneRows.Store(source, planes.RowStride, rows, side.Width, addend, target);
                break;
            case 2:
                for (int row = 0; row < rows; row++)
                {
                    PlaneRows.StoreHalves(source, source + ofPhase, side.Width, addend, target);
                    source += planes.RowStride;
                    target += 2 * side.Width;
                }

                break;
            default:
                for (int row = 0; row < rows; row++)
                {
                    for (int i = 0; i < side.Width; i++)
                    {
                        target[i] = source[(i % side.Step * ofPhase) + (i / side.Step)] + addend;
                    }

                    source += planes.RowStride;
                    target += side.Step * side.Width;
                }

                break;
        }
    }
}
