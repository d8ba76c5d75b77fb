using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace Facsimile.Layers;

/// <summary>Logistic sigmoid: f(x) = 1 / (1 + e⁻ˣ); f′ = f·(1 − f).</summary>
public sealed class Sigmoid : Activation
{
    /// <inheritdoc/>
    public override void Apply(Span<float> values) => WholeVectors.Apply(values, TensorPrimitives.Sigmoid);

    /// <inheritdoc/>
    public override void MultiplyByDerivative(ReadOnlySpan<float> output, Span<float> gradient)
    {
        ReadOnlySpan<Vector<float>> outputs = MemoryMarshal.Cast<float, Vector<float>>(output);
        Span<Vector<float>> gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        for (int i = 0; i < gradients.Length; i++)
        {
            gradients[i] *= outputs[i] * (Vector<float>.One - outputs[i]);
        }

        for (int i = gradients.Length * Vector<float>.Count; i < gradient.Length; i++)
        {
            gradient[i] *= output[i] * (1 - output[i]);
        }
    }
}
