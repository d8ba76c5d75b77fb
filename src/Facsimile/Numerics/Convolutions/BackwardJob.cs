using System.Numerics.Tensors;

namespace Facsimile.Numerics.Convolutions;

/// <summary>The backward pass of a convolution: each share some parts of the batch, each part with sums of its own.</summary>
internal readonly unsafe struct BackwardJob<TEpilogue>(
    ConvolutionMemory memory,
    ConvolutionPanels<TEpilogue> panels,
    float* input,
    float* outputGradient,
    bool wantsInputGradient,
    int images,
    int parts) : IParallelJob
    where TEpilogue : struct, IEpilogue
{
    /// <inheritdoc/>
    public void Execute(int share, int shares)
    {
        float* buffer = ConvolutionBuffer.Of(memory.BufferSize).Pointer;
        (int firstPart, int lastPart) = WorkShare.Of(parts, share, shares);
        for (int part = firstPart; part < lastPart; part++)
        {
            float* sums = memory.Sums + ((nint)part * memory.SumsOfPart);
            new Span<float>(sums, memory.SumsOfPart).Clear();
            (int first, int last) = WorkShare.Of(images, part, parts);
            for (int image = first; image < last; image++)
            {
                for (int band = 0; band < memory.Plan.Bands; band++)
                {
                    Compute(image, band * memory.Plan.Input.BandRows, buffer, sums);
                }
            }
        }
    }

    private void Compute(int image, int firstRow, float* buffer, float* sums)
    {
        PlaneLayout inputs = memory.Plan.Input;
        PlaneLayout outputs = memory.Plan.Output;
        float* output = buffer + inputs.Size;
        float* rest = output + outputs.Size;
        if (memory.Pools)
        {
            int size = outputs.Side.Channels * (outputs.Side.Height / 2) * (outputs.Side.Width / 2);
            byte* places = memory.Places + ((nint)image * memory.PlacesOfImage);
            PlaneReader.ReadPooled(outputs, outputGradient + ((nint)image * size), places, firstRow, output);
        }
        else
        {
            PlaneReader.Read(outputs, outputGradient + ((nint)image * outputs.Side.Size), firstRow, output);
        }

        if (wantsInputGradient)
        {
            panels.Compute(image, firstRow, output, rest);
        }

        PlaneReader.Read(inputs, input + ((nint)image * inputs.Side.Size), firstRow, buffer);
        memory.Gradient!.Add(buffer + inputs.Origin, output + outputs.Origin, firstRow, rest, sums);
        AddBiases(output + outputs.Origin, sums + memory.Gradient.Size);
    }

    /// <summary>Adds the sum of each channel's rows; between them are zeros.</summary>
    private void AddBiases(float* planes, float* sums)
    {
        PlaneLayout outputs = memory.Plan.Output;
        for (int plane = 0; plane < outputs.Side.Planes; plane++)
        {
            var values = new ReadOnlySpan<float>(planes, outputs.BandRows * outputs.RowStride);
            sums[plane % outputs.Side.Channels] += TensorPrimitives.Sum(values);
            planes += outputs.PlaneStride;
        }
    }
}
