using System.Collections.Immutable;
using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>A <see cref="Reshape"/>: gives the same values another shape.</summary>
public sealed record ReshapePlan : LayerPlan
{
    /// <summary>The shape of one sample: channels, height and width, or the number of values.</summary>
    public required ImmutableArray<int> Shape { get; init; }

    /// <summary>Compares by value.</summary>
    public bool Equals(ReshapePlan? other) => other is not null && Shape.AsSpan().SequenceEqual(other.Shape.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode() => Shape.Length;

    /// <inheritdoc/>
    internal override void Validate(Shape input, string path)
    {
        if (Shape.Length is not (1 or 3))
        {
            throw new FacsimileException($"{path}.shape is [channels, height, width] or [values], for example [8, 7, 7].");
        }

        foreach (int side in Shape)
        {
            Require($"{path}.shape: a side", side, 1, input.Size);
        }
    }

    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Reshape(new Shape(Shape.AsSpan()));
}
