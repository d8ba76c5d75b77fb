namespace Facsimile.Numerics.Convolutions;

/// <summary>Brings a band of an image's rows into a thread's buffer, cut into planes, with zeros around them.</summary>
internal static unsafe class PlaneReader
{
    /// <summary>Reads the rows of an image.</summary>
    /// <param name="layout">Where they are to stand.</param>
    /// <param name="image">The image, channels × height × width.</param>
    /// <param name="firstRow">The first row of the band, counted in the planes.</param>
    /// <param name="buffer">Receives the planes.</param>
    public static void Read(PlaneLayout layout, float* image, int firstRow, float* buffer)
    {
        PlaneSide side = layout.Side;
        for (int rowPhase = 0; rowPhase < side.Step; rowPhase++)
        {
            int planeRows = (side.Height - rowPhase + side.Step - 1) / side.Step;
            int first = Math.Clamp(firstRow - layout.Above, 0, planeRows);
            int last = Math.Clamp(firstRow + layout.BandRows + layout.Below, first, planeRows);
            int start = layout.Lead + ((first - firstRow + layout.Above) * layout.RowStride);
            float* plane = buffer + ((nint)rowPhase * side.Step * side.Channels * layout.PlaneStride);
            float* source = image + ((((nint)first * side.Step) + rowPhase) * side.Width);
            for (int channel = 0; channel < side.Channels; channel++)
            {
                for (int phase = 0; phase < side.Step; phase++)
                {
                    ClearAround(layout, plane + ((nint)phase * side.Channels * layout.PlaneStride), start, last - first);
                }

                ReadRows(layout, source, last - first, plane + start);
                plane += layout.PlaneStride;
                source += (nint)side.Height * side.Width;
            }
        }
    }

    /// <summary>Reads the gradient of images that were pooled by 2×2 squares, as the gradient before the pooling.</summary>
    /// <param name="layout">Where it is to stand; its planes are those before the pooling, with a step of 1.</param>
    /// <param name="gradient">The gradient of the pooled image, channels × half the height × half the width.</param>
    /// <param name="places">Which values were the largest.</param>
    /// <param name="firstRow">The first row of the band.</param>
    /// <param name="buffer">Receives the planes.</param>
    public static void ReadPooled(PlaneLayout layout, float* gradient, byte* places, int firstRow, float* buffer)
    {
        PlaneSide side = layout.Side;
        int height = side.Height / 2;
        int width = side.Width / 2;
        int placeStride = PooledRows.StrideOf(width);
        int first = Math.Clamp(firstRow - layout.Above, 0, 2 * height);
        int last = Math.Clamp(firstRow + layout.BandRows + layout.Below, first, 2 * height);
        int start = layout.Lead + ((first - firstRow + layout.Above) * layout.RowStride);
        for (int channel = 0; channel < side.Channels; channel++)
        {
            ClearAround(layout, buffer, start, last - first);
            float* target = buffer + start;
            for (int row = first; row < last; row++)
            {
                PooledRows.Spread(
                    gradient + ((nint)(row / 2) * width),
                    places + ((nint)(row / 2) * placeStride),
                    width,
                    isLower: row % 2 == 1,
                    target,
                    layout.RowStride);
                target += layout.RowStride;
            }

            buffer += layout.PlaneStride;
            gradient += (nint)height * width;
            places += (nint)height * placeStride;
        }
    }

    private static void ReadRows(PlaneLayout layout, float* source, int rows, float* target)
    {
        PlaneSide side = layout.Side;
        nint ofPhase = (nint)side.Channels * layout.PlaneStride;
        switch (side.Step)
        {
            case 1:
                PlaneRows.Load(source, side.Width, rows, side.Width, target, layout.RowStride);
                break;
            case 2:
                for (int row = 0; row < rows; row++)
                {
                    PlaneRows.LoadHalves(source, side.Width, target, target + ofPhase, layout.RowStride);
                    source += 2 * side.Width;
                    target += layout.RowStride;
                }

                break;
            default:
                for (int row = 0; row < rows; row++)
                {
                    for (int i = 0; i < side.Step * layout.RowStride; i++)
                    {
                        target[(i % side.Step * ofPhase) + (i / side.Step)] = i < side.Width ? source[i] : 0;
                    }

                    source += side.Step * side.Width;
                    target += layout.RowStride;
                }

                break;
        }
    }

    /// <summary>Zeros before the first row that is there and behind the last one.</summary>
    private static void ClearAround(PlaneLayout layout, float* plane, int start, int rows)
    {
        int end = start + (rows * layout.RowStride);
        new Span<float>(plane, start).Clear();
        new Span<float>(plane + end, layout.PlaneStride - end).Clear();
    }
}
