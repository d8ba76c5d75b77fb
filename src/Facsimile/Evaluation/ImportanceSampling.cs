using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>Estimates the negative log-likelihood of images; see <see cref="LikelihoodEstimate"/>.</summary>
internal static class ImportanceSampling
{
    /// <summary>The estimate.</summary>
    /// <param name="likelihood">−log p(x|z).</param>
    /// <param name="images">The images; the first ones are taken.</param>
    /// <param name="codes">The distributions q(z|x) of the codes of the images that are taken.</param>
    /// <param name="samples">The codes of an image.</param>
    /// <param name="seed">The seed of the draws.</param>
    public static LikelihoodEstimate Estimate(
        CodeLikelihood likelihood, Images images, GaussianCodes codes, int samples, int seed)
    {
        (int count, int size) = ((int)codes.Mean.Lengths[0], (int)codes.Mean.Lengths[1]);
        var random = new RandomStream(seed, "likelihood");
        float[] drawn = new float[likelihood.BatchSize * size];
        float[] targets = new float[likelihood.BatchSize * images.Shape.Size];
        double[] ratios = new double[likelihood.BatchSize];
        var sums = new LogSum[count];
        double bound = 0;
        long pairs = (long)count * samples;
        for (long start = 0; start < pairs; start += likelihood.BatchSize)
        {
            int batch = (int)Math.Min(likelihood.BatchSize, pairs - start);
            for (int row = 0; row < batch; row++)
            {
                int image = (int)((start + row) / samples);
                if ((start + row) % samples == 0)
                {
                    random.Restart(image);
                }

                ratios[row] = Draw(random, codes, image, drawn.AsSpan(row * size, size));
                images.CopyTo(image, targets.AsSpan(row * images.Shape.Size, images.Shape.Size));
            }

            ReadOnlySpan<double> losses = likelihood.Of(drawn.AsSpan(0, batch * size), targets.AsSpan(0, batch * images.Shape.Size));
            for (int row = 0; row < batch; row++)
            {
                sums[(start + row) / samples].Add(ratios[row] - losses[row]);
                bound += (losses[row] - ratios[row]) / pairs;
            }
        }

        return new LikelihoodEstimate(sums.Average(sum => Math.Log(samples) - sum.Value), bound, samples, count);
    }

    /// <summary>
    /// Draws a code z = μ + σ·ε and returns log p(z) − log q(z|x) = ½·Σ (ε² + log σ² − z²); the terms of log 2π cancel.
    /// </summary>
    private static double Draw(RandomStream random, GaussianCodes codes, int image, Span<float> code)
    {
        double ratio = 0;
        for (int j = 0; j < code.Length; j++)
        {
            double logVariance = codes.LogVariance[image, j];
            double noise = random.NextNormal();
            double value = codes.Mean[image, j] + (Math.Exp(logVariance / 2) * noise);
            ratio += 0.5 * ((noise * noise) + logVariance - (value * value));
            code[j] = (float)value;
        }

        return ratio;
    }

    /// <summary>log Σ e^a, with the largest a taken out of the sum so that nothing overflows.</summary>
    private struct LogSum
    {
        private double _sum;
        private double _largest;

        public readonly double Value => _largest + Math.Log(_sum);

        public void Add(double exponent)
        {
            if (_sum == 0)
            {
                (_sum, _largest) = (1, exponent);
            }
            else if (exponent > _largest)
            {
                (_sum, _largest) = ((_sum * Math.Exp(_largest - exponent)) + 1, exponent);
            }
            else
            {
                _sum += Math.Exp(exponent - _largest);
            }
        }
    }
}
