using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>A <see cref="BatchNorm"/> with its default settings.</summary>
public sealed record BatchNormPlan : LayerPlan
{
    /// <inheritdoc/>
    internal override long CountValues(Shape input) => 4L * input.Dimensions[0];

    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new BatchNorm(input.Dimensions[0]);
}
