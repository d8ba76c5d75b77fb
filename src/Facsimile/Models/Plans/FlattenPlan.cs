using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>A <see cref="Flatten"/>: makes one row of an image's values.</summary>
public sealed record FlattenPlan : LayerPlan
{
    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Flatten();
}
