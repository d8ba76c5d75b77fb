using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>An <see cref="AveragePool2d"/>.</summary>
public sealed record AveragePool2dPlan : LayerPlan
{
    /// <summary>The side of the window; 2 by default.</summary>
    public int Size { get; init; } = 2;

    /// <summary>How far the window moves; by default its size.</summary>
    public int? Stride { get; init; }

    /// <inheritdoc/>
    internal override void Validate(Shape input, string path)
    {
        Require($"{path}.size", Size, 1, PoolingLayer.MaximumSize);
        Require($"{path}.stride", Stride ?? Size, 1, PoolingLayer.MaximumSize);
    }

    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new AveragePool2d(Size, Stride);
}
