using Facsimile.Layers;

namespace Facsimile.Models.Plans;

/// <summary>A <see cref="Dense"/> layer.</summary>
public sealed record DensePlan : LayerPlan
{
    /// <summary>The values of its output.</summary>
    public required int Width { get; init; }

    /// <inheritdoc/>
    internal override void Validate(Shape input, string path)
    {
        Require($"{path}.width", Width, 1, DenseArchitecture.MaximumWidth);
        if (input.Dimensions.Length != 1)
        {
            throw new FacsimileException(
                $"{path}: a dense layer takes a row of values, but gets {input}; put a layer of the type flatten before it.");
        }
    }

    /// <inheritdoc/>
    internal override long CountValues(Shape input) => ((long)input.Size * Width) + Width;

    /// <inheritdoc/>
    internal override Layer Create(Shape input) => new Dense(input.Size, Width);
}
