using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>The activation <see cref="LeakyRelu"/>.</summary>
public sealed record LeakyReluPlan : LayerPlan
{
    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new LeakyRelu();
}
