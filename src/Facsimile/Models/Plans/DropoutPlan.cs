using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>A <see cref="Dropout"/>.</summary>
public sealed record DropoutPlan : LayerPlan
{
    /// <summary>The share of values that training removes, 0 to below 1.</summary>
    public required double Probability { get; init; }

    /// <inheritdoc/>
    internal override void Validate(Shape input, string path)
    {
        if (Probability is not (>= 0 and < 1))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"{path}.probability is {Probability}; it must lie from 0 to below 1."));
        }
    }

    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Dropout(Probability);
}
