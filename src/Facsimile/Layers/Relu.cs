namespace Facsimile.Layers;

/// <summary>Rectified linear unit: f(x) = max(x, 0); f′ = 1 where f &gt; 0, else 0. NaN stays NaN.</summary>
public sealed class Relu : Activation
{
    /// <inheritdoc/>
    internal override bool Rises => true;

    /// <inheritdoc/>
    public override void Apply(Span<float> values) => ActivationLoop.Apply(new RectifierFunction(0f), values);

    /// <inheritdoc/>
    public override void MultiplyByDerivative(ReadOnlySpan<float> output, Span<float> gradient)
        => ActivationLoop.MultiplyByDerivative(new RectifierFunction(0f), output, gradient);
}
