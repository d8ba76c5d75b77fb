namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// From one side of a convolution to the other, forward or, with the gradient of the output, backward: each share some bands of
/// some images.
/// </summary>
internal readonly unsafe struct ForwardJob<TEpilogue>(
    ConvolutionMemory memory, PlaneLayout from, ConvolutionPanels<TEpilogue> panels, float* input, int images) : IParallelJob
    where TEpilogue : struct, IEpilogue
{
    /// <inheritdoc/>
    public void Execute(int share, int shares)
    {
        ConvolutionPlan plan = memory.Plan;
        float* buffer = ConvolutionBuffer.Of(memory.BufferSize).Pointer;
        (int first, int last) = WorkShare.Of(images * plan.Bands, share, shares);
        for (int unit = first; unit < last; unit++)
        {
            int image = unit / plan.Bands;
            int firstRow = unit % plan.Bands * plan.Input.BandRows;
            PlaneReader.Read(from, input + ((nint)image * from.Side.Size), firstRow, buffer);
            panels.Compute(image, firstRow, buffer, buffer + from.Size);
        }
    }
}
