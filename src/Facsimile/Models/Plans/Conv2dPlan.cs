using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>A <see cref="Conv2d"/>.</summary>
public sealed record Conv2dPlan : LayerPlan
{
    /// <summary>The channels of its output.</summary>
    public required int Channels { get; init; }

    /// <summary>The side of the kernel; 3 by default.</summary>
    public int Kernel { get; init; } = 3;

    /// <summary>How far the kernel moves; 1 by default.</summary>
    public int Stride { get; init; } = 1;

    /// <summary>The zeros around the image; 0 by default.</summary>
    public int Padding { get; init; }

    /// <inheritdoc/>
    internal override void Validate(Shape input, string path)
    {
        Require($"{path}.channels", Channels, 1, Convolution.MaximumChannels);
        Require($"{path}.kernel", Kernel, 1, Convolution.MaximumKernel);
        Require($"{path}.stride", Stride, 1, Convolution.MaximumStride);
        Require($"{path}.padding", Padding, 0, Kernel - 1);
    }

    /// <inheritdoc/>
    internal override long CountValues(Shape input)
        => ((long)input.Dimensions[0] * Channels * Kernel * Kernel) + Channels;

    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Conv2d(input.Dimensions[0], Channels, Kernel, Stride, Padding);
}
