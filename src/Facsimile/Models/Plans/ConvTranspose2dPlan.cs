using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>A <see cref="ConvTranspose2d"/>.</summary>
public sealed record ConvTranspose2dPlan : LayerPlan
{
    /// <summary>The channels of its output.</summary>
    public required int Channels { get; init; }

    /// <summary>The side of the kernel; 3 by default.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>How far apart inputs are put; 1 by default.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The rows and columns cut off all around; 0 by default.</summary>
    public int Padding { get; init; }

    /// <summary>The rows added below and the columns added at the right; 0 by default.</summary>
    public int OutputPadding { get; init; }

    /// <summary>The columns, when they are not as many as the rows.</summary>
    public int? OutputPaddingWidth { get; init; }

    /// <inheritdoc/>
    internal override void Validate(Shape input, string path)
    {
        Require($"{path}.channels", Channels, 1, Convolution.MaximumChannels);
        Require($"{path}.kernel", Kernel, 1, Convolution.MaximumKernel);
        Require($"{path}.stride", Stride, 1, Convolution.MaximumStride);
        Require($"{path}.padding", Padding, 0, Kernel - 1);
        Require($"{path}.outputPadding", OutputPadding, 0, Stride - 1);
        Require($"{path}.outputPaddingWidth", OutputPaddingWidth ?? 0, 0, Stride - 1);
    }

    /// <inheritdoc/>
    internal override long CountValues(Shape input)
        => ((long)input.Dimensions[0] * Channels * Kernel * Kernel) + Channels;

    /// <inheritdoc/>
    internal override Layer Create(Shape input)
        => new ConvTranspose2d(
            input.Dimensions[0], Channels, Kernel, Stride, Padding, OutputPadding, OutputPaddingWidth);
}
