using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>The activation <see cref="Tanh"/>.</summary>
public sealed record TanhPlan : LayerPlan
{
    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Tanh();
}
