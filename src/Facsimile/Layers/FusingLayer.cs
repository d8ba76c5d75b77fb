namespace Facsimile.Layers;

/// <summary>
/// A layer made of a matrix product or a convolution. It applies the activation behind it, and multiplies by the derivative of
/// the activation before it, while the product's output is still in the cache.
/// </summary>
public abstract class FusingLayer : Layer
{
    private protected FusingLayer()
    {
    }

    /// <summary>
    /// Whether the backward pass knows <see cref="LayerWorkspace.GradientsAreOutdated"/> and
    /// <see cref="LayerWorkspace.Consumer"/>; otherwise gradients are set to zero before a training step, and handed to the
    /// consumer after it.
    /// </summary>
    internal virtual bool HandlesGradients => false;

    /// <inheritdoc/>
    public sealed override void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
        => Forward(workspace, input, output, activation: null);

    /// <inheritdoc/>
    public sealed override void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
        => Backward(workspace, input, outputGradient, inputGradient, inputActivation: null);

    /// <inheritdoc/>
    internal sealed override void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
        => Tangent(workspace, output, tangent, outputTangent, activation: null);

    /// <summary><see cref="Layer.Forward"/> followed by the activation.</summary>
    internal abstract void Forward(
        LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output, Activation? activation);

    /// <summary>
    /// <see cref="Layer.Backward"/>, where <paramref name="outputGradient"/> is already the gradient before this layer's own
    /// activation, and the input's gradient is multiplied by the derivative of the activation that gave the input.
    /// </summary>
    internal abstract void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation);

    /// <summary><see cref="Layer.Tangent"/> through the layer and the activation that gave <paramref name="output"/>.</summary>
    internal abstract void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent,
        Activation? activation);
}
