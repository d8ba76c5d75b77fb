using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Facsimile.Layers;

/// <summary>Hyperbolic tangent: f(x) = tanh x; f′ = 1 − f².</summary>
public sealed class Tanh : Activation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> values) => WholeVectors.Apply(values, TensorPrimitives.Tanh);

    /// <inheritdoc/>
    public override void MultiplyByDerivative(ReadOnlySpan<float> output, Span<float> gradient)
    {
        ReadOnlySpan<Vector<float>> outputs = MemoryMarshal.Cast<float, Vector<float>>(output);
        Span<Vector<float>> gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] *= Vector<float>.One - (outputs[i] * outputs[i]);
        }

        for (int i = gradients.Length * Vector<float>.Count; i < gradient.Length; i++)
        {
            gradient[i] *= 1 - (output[i] * output[i]);
        }
    }
}
