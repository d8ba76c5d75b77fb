namespace Facsimile.Layers;

/// <summary>Gives the values another shape and leaves them where they are.</summary>
public abstract class ReshapingLayer : Layer
{
    /// <inheritdoc/>
    public sealed override bool OnlyReshapes => true;

    /// <inheritdoc/>
    public sealed override void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
        => input.CopyTo(output);

    /// <inheritdoc/>
    public sealed override void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (!inputGradient.IsEmpty)
        {
            outputGradient.CopyTo(inputGradient);
        }
    }

    /// <inheritdoc/>
    internal sealed override void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
        => tangent.CopyTo(outputTangent);
}
