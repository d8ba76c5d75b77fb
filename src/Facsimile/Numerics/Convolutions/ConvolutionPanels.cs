namespace Facsimile.Numerics.Convolutions;

/// <summary>Computes a band of the images of one side from the planes of the other, panel by panel, and finishes it.</summary>
/// <param name="memory">The convolution.</param>
/// <param name="product">The way: forward or backward.</param>
/// <param name="source">The side that is read, in the buffer.</param>
/// <param name="result">The side that is computed.</param>
/// <param name="pools">Whether 2×2 squares of the result are pooled.</param>
/// <param name="bias">The bias of each channel; null for none.</param>
/// <param name="images">Receives the images.</param>
/// <param name="places">Receives the places of pooled values; null when nobody asks or nothing is pooled.</param>
/// <param name="epilogue">What is done to the finished values; a row is an image.</param>
internal readonly unsafe struct ConvolutionPanels<TEpilogue>(
    ConvolutionMemory memory,
    ShiftedProduct product,
    PlaneLayout source,
    PlaneSide result,
    bool pools,
    float* bias,
    float* images,
    byte* places,
    TEpilogue epilogue)
    where TEpilogue : struct, IEpilogue
{
    /// <summary>Computes a band of one image.</summary>
    /// <param name="image">The image.</param>
    /// <param name="firstRow">The first row of the band, counted in the planes.</param>
    /// <param name="planes">The planes of the source.</param>
    /// <param name="computed">Memory for the planes of a panel.</param>
    public void Compute(int image, int firstRow, float* planes, float* computed)
    {
        int rows = Math.Min(source.BandRows, result.PlaneHeight - firstRow);
        if (rows <= 0)
        {
            return;
        }

        int shrink = pools ? 2 : 1;
        int size = result.Height / shrink * (result.Width / shrink);
        int columns = memory.Kernels.Tile.RoundColumns(((rows - 1) * source.RowStride) + result.PlaneWidth);
        float* target = images + ((nint)image * result.Channels * size);
        byte* targetPlaces = places == null ? null : places + ((nint)image * memory.PlacesOfImage);
        int channel = 0;
        for (int panel = 0; panel < product.PanelChannels.Length; panel++)
        {
            int channels = product.PanelChannels[panel];
            product.Compute(panel, planes + source.Origin, columns, computed, memory.PlaneStride);
            var band = new ComputedPlanes(
                computed, memory.PlaneStride, product.RowsOfPhase(panel), channels, rows, source.RowStride);
            float* start = target + ((nint)channel * size);
            float* biases = bias == null ? null : bias + channel;
            if (pools)
            {
                PlaneWriter.WritePooled(band, result, firstRow, biases, start, PlacesOf(targetPlaces, channel));
            }
            else
            {
                PlaneWriter.Write(band, result, firstRow, biases, start);
            }

            Finish(image, firstRow, rows, channel, channels, start);
            channel += channels;
        }
    }

    private byte* PlacesOf(byte* image, int channel)
        => image == null ? null : image + ((nint)memory.PlacesOfImage / result.Channels * channel);

    private void Finish(int image, int firstRow, int rows, int channel, int channels, float* start)
    {
        if (typeof(TEpilogue) == typeof(NoEpilogue))
        {
            return;
        }

        int shrink = pools ? 2 : 1;
        int height = result.Height / shrink;
        int width = result.Width / shrink;
        int first = firstRow * result.Step / shrink;
        int last = Math.Min(height, (firstRow + rows) * result.Step / shrink);
        if (first == 0 && last == height)
        {
            epilogue.Apply(new Span<float>(start, channels * height * width), image, channel * height * width);
            return;
        }

        for (int i = 0; i < channels; i++)
        {
            int offset = ((i * height) + first) * width;
            epilogue.Apply(
                new Span<float>(start + offset, (last - first) * width), image, (channel * height * width) + offset);
        }
    }
}
