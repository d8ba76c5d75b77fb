namespace Facsimile.Layers;

/// <summary>Leaky rectified linear unit: f(x) = x for x &gt; 0, else slope·x (Maas et al., 2013).</summary>
public sealed class LeakyRelu : Activation
{
    private readonly float _slope;

    /// <summary>Creates the activation.</summary>
    /// <param name="slope">The slope for negative values, between 0 and 1, both excluded; 0.01 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The slope is outside that range.</exception>
    public LeakyRelu(float slope = 0.01f)
    {
        if (slope is not (> 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(slope), slope, "The slope lies between 0 and 1, both excluded.");
        }

        _slope = slope;
    }

    /// <inheritdoc/>
    internal override bool Rises => true;

    /// <inheritdoc/>
    public override void Apply(Span<float> values) => ActivationLoop.Apply(new RectifierFunction(_slope), values);

    /// <inheritdoc/>
    public override void MultiplyByDerivative(ReadOnlySpan<float> output, Span<float> gradient)
        => ActivationLoop.MultiplyByDerivative(new RectifierFunction(_slope), output, gradient);
}
