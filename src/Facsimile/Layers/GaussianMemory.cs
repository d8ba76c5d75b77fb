using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// What a <see cref="GaussianSampling"/> keeps of a batch, and what a training tells it: how much the divergence from N(0, I)
/// counts.
/// </summary>
internal sealed class GaussianMemory(int size, int batchSize)
{
    /// <summary>
    /// What each number of a code adds to the divergence, KL(N(μ, e^s) ‖ N(0, 1)) = ½·(μ² + e^s − 1 − s), as the mean over the
    /// batch, in nats.
    /// </summary>
    public double[] Divergences { get; } = new double[size];

    /// <summary>The ε of the last draw, batch × code size.</summary>
    public float[] Noise { get; } = new float[checked(batchSize * size)];

    /// <summary>e^(s/2) of the last forward pass that drew, batch × code size.</summary>
    public float[] Deviations { get; } = new float[checked(batchSize * size)];

    /// <summary>The factor of the divergence of each number of the code in the backward pass.</summary>
    public float[] Weights { get; } = new float[size];

    /// <summary>Whether <see cref="Noise"/> is there for the next forward pass; without it, codes are the means.</summary>
    public bool IsDrawn { get; set; }

    /// <summary>The factor of the divergence, β; 0 leaves it out.</summary>
    public float Weight { get; set; }

    /// <summary>
    /// The divergence in nats below which a number of the code is left alone, as the mean over a batch (Kingma et al.,
    /// "Improved Variational Inference with Inverse Autoregressive Flow", 2016, appendix C.8); 0 for none.
    /// </summary>
    public double FreeNats { get; set; }

    /// <summary>Draws ε for some samples of a batch.</summary>
    public void Draw(RandomStream random, int first, int count)
    {
        IsDrawn = true;
        foreach (ref float value in Noise.AsSpan(first * size, count * size))
        {
            value = (float)random.NextNormal();
        }
    }

    /// <summary>Computes the divergences of a batch, and from them the weights of the backward pass.</summary>
    /// <param name="input">Means and logarithms of variances, batch × 2·size.</param>
    /// <param name="count">The samples of the batch.</param>
    public void Measure(ReadOnlySpan<float> input, int count)
    {
        Array.Clear(Divergences);
        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < size; j++)
            {
                double mean = input[(2 * i * size) + j];
                double logVariance = input[(((2 * i) + 1) * size) + j];
                double deviation = Deviations[(i * size) + j];
                Divergences[j] += 0.5 * ((mean * mean) + (deviation * deviation) - 1 - logVariance) / count;
            }
        }

        for (int j = 0; j < size; j++)
        {
            Weights[j] = Divergences[j] < FreeNats ? 0 : Weight;
        }
    }
}
