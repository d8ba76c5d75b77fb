namespace Facsimile.Layers;

/// <summary>Makes one row of a sample's values: 1×28×28 becomes 784.</summary>
public sealed class Flatten : ReshapingLayer
{
    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new Shape(input.Size);
    }

    /// <inheritdoc/>
    public override string ToString() => "Flatten";
}
