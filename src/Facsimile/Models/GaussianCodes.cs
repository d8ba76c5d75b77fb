using System.Numerics.Tensors;
using Facsimile.Numerics;

namespace Facsimile.Models;

/// <summary>A normal distribution of codes for each of N images, its numbers independent of each other.</summary>
/// <param name="Mean">N × code size.</param>
/// <param name="LogVariance">The natural logarithm of the variance, N × code size.</param>
public sealed record GaussianCodes(Tensor<float> Mean, Tensor<float> LogVariance)
{
    /// <summary>Draws a code of each distribution: mean + e^(log-variance / 2)·ε, with ε from N(0, 1).</summary>
    /// <param name="seed">The seed of ε.</param>
    /// <returns>N × code size.</returns>
    public Tensor<float> Sample(int seed = 0)
    {
        Tensor<float> noise = Tensor.Create(Noise(checked((int)Mean.FlattenedLength), seed), Mean.Lengths);
        Tensor<float> deviation = Tensor.Exp<float>(Tensor.Multiply<float>(LogVariance, 0.5f));
        return Tensor.Add<float>(Mean, Tensor.Multiply<float>(deviation, noise));
    }

    /// <summary>The divergence of each distribution from N(0, I): ½·Σ (μ² + σ² − 1 − log σ²), in nats.</summary>
    public double[] Divergences()
    {
        int count = (int)Mean.Lengths[0];
        double[] divergences = new double[count];
        nint size = Mean.Lengths[1];
        for (int i = 0; i < count; i++)
        {
            for (nint j = 0; j < size; j++)
            {
                double mean = Mean[i, j];
                double logVariance = LogVariance[i, j];
                divergences[i] += 0.5 * ((mean * mean) + Math.Exp(logVariance) - 1 - logVariance);
            }
        }

        return divergences;
    }

    /// <summary>Numbers from N(0, 1).</summary>
    internal static float[] Noise(int count, int seed)
    {
        var random = new RandomStream(seed, "sampling");
        float[] noise = new float[count];
        foreach (ref float value in noise.AsSpan())
        {
            value = (float)random.NextNormal();
        }

        return noise;
    }
}
