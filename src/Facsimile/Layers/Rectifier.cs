using System.Numerics;
using System.Runtime.InteropServices;

namespace Facsimile.Layers;

/// <summary>The derivative that ReLU and leaky ReLU share.</summary>
internal static class Rectifier
{
    /// <summary>gradient[i] *= slope where output[i] is not positive.</summary>
    public static void MultiplyWhereNotPositive(ReadOnlySpan<float> output, Span<float> gradient, float slope)
    {
        ReadOnlySpan<Vector<float>> outputs = MemoryMarshal.Cast<float, Vector<float>>(output);
        Span<Vector<float>> gradients = MemoryMarshal.Cast<float, Vector<float>>(gradient);
        var slopes = new Vector<float>(slope);
        for (int i = 0; i < gradients.Length; i++)
        {
            Vector<int> positive = Vector.GreaterThan(outputs[i], Vector<float>.Zero);
            gradients[i] = Vector.ConditionalSelect(positive, gradients[i], gradients[i] * slopes);
        }

        for (int i = gradients.Length * Vector<float>.Count; i < gradient.Length; i++)
        {
            gradient[i] = output[i] > 0 ? gradient[i] : gradient[i] * slope;
        }
    }
}
