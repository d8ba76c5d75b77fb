namespace Facsimile.Numerics.Convolutions;

/// <summary>The forward pass of a convolution: each share some bands of some images.</summary>
internal readonly unsafe struct ForwardJob<TEpilogue>(
    ConvolutionMemory memory, ConvolutionPanels<TEpilogue> panels, float* input, int images) : IParallelJob
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
            PlaneReader.Read(plan.Input, input + ((nint)image * plan.Input.Side.Size), firstRow, buffer);
            panels.Compute(image, firstRow, buffer, buffer + plan.Input.Size);
        }
    }
}
