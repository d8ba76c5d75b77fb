using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>The activation <see cref="Sigmoid"/>.</summary>
public sealed record SigmoidPlan : LayerPlan
{
    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Sigmoid();
}
