using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>The activation <see cref="Relu"/>.</summary>
public sealed record ReluPlan : LayerPlan
{
    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Relu();
}
