using Facsimile.Layers;

namespace Facsimile.Tests.References;

/// <summary>The plain forward pass of every layer for one sample, in double.</summary>
internal static class ReferenceLayers
{
    /// <summary>The output of the layers for one sample.</summary>
    /// <param name="layers">The layers.</param>
    /// <param name="input">The sample.</param>
    /// <param name="parameters">The values of all parameters, layer by layer.</param>
    public static double[] Forward(IEnumerable<Layer> layers, double[] input, IReadOnlyList<double[]> parameters)
    {
        int next = 0;
        foreach (Layer layer in layers)
        {
            double[] x = input;
            input = layer switch
            {
                Dense dense => Dense(dense, x, parameters[next++], parameters[next++]),
                Relu => [.. x.Select(value => Math.Max(value, 0))],
                LeakyRelu => [.. x.Select(value => value > 0 ? value : 0.01f * value)],
                Tanh => [.. x.Select(Math.Tanh)],
                Sigmoid => [.. x.Select(value => 1 / (1 + Math.Exp(-value)))],
                Softmax => [.. x.Select(value => Math.Exp(value) / x.Sum(Math.Exp))],
                Flatten or Reshape => x,
                _ => throw new NotSupportedException($"{layer} has no reference; write one."),
            };
        }

        return input;
    }

    private static double[] Dense(Dense layer, double[] x, double[] weight, double[] bias)
        => [.. Enumerable.Range(0, layer.Outputs).Select(i =>
            bias[i] + Enumerable.Range(0, layer.Inputs).Sum(j => weight[(i * layer.Inputs) + j] * x[j]))];
}
