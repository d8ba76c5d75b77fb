using System.Numerics.Tensors;

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
    public override void Apply(Span<float> values)
    {
        // For a slope between 0 and 1 the larger of x and slope·x is the leaky ReLU.
        Span<float> block = stackalloc float[256];
        while (!values.IsEmpty)
        {
            Span<float> part = values[..Math.Min(block.Length, values.Length)];
            TensorPrimitives.Multiply(part, _slope, block);
            TensorPrimitives.Max(part, block[..part.Length], part);
            values = values[part.Length..];
        }
    }

    /// <inheritdoc/>
    public override void MultiplyByDerivative(ReadOnlySpan<float> output, Span<float> gradient)
        => Rectifier.MultiplyWhereNotPositive(output, gradient, _slope);
}
