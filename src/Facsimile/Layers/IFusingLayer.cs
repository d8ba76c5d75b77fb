namespace Facsimile.Layers;

/// <summary>
/// A layer made of a matrix product. It applies the activation behind it, and multiplies by the derivative of the activation
/// before it, while the product's output is still in the cache.
/// </summary>
internal interface IFusingLayer
{
    /// <summary>
    /// Whether the backward pass knows <see cref="LayerWorkspace.GradientsAreOutdated"/> and
    /// <see cref="LayerWorkspace.Consumer"/>; otherwise gradients are set to zero before a training step, and handed to the
    /// consumer after it.
    /// </summary>
    bool HandlesGradients => false;

    /// <summary><see cref="Layer.Forward"/> followed by the activation.</summary>
    void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output, Activation? activation);

    /// <summary>
    /// <see cref="Layer.Backward"/>, where <paramref name="outputGradient"/> is already the gradient before this layer's own
    /// activation, and the input's gradient is multiplied by the derivative of the activation that gave the input.
    /// </summary>
    void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation);

    /// <summary><see cref="Layer.Tangent"/> through the layer and the activation that gave <paramref name="output"/>.</summary>
    void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent,
        Activation? activation);
}
