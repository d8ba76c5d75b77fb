namespace Facsimile.Layers;

/// <summary>Gives a sample another shape of the same number of values: 784 becomes 1×28×28.</summary>
public sealed class Reshape : ReshapingLayer
{
    private readonly Shape _output;

    /// <summary>Creates the layer.</summary>
    /// <param name="output">The shape of one output sample.</param>
    public Reshape(Shape output)
    {
        ArgumentNullException.ThrowIfNull(output);
        _output = output;
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Size == _output.Size
            ? _output
            : throw new ShapeException($"{this} expects {_output.Size} values a sample, but gets {input} ({input.Size}).");
    }

    /// <summary>For example <c>Reshape 1×28×28</c>.</summary>
    public override string ToString() => $"Reshape {_output}";
}
