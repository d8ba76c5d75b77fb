using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Evaluation;

/// <summary>Measures what only a variational autoencoder has; see <see cref="VariationalSummary"/>.</summary>
internal static class VariationalEvaluator
{
    /// <summary>Measures it.</summary>
    /// <param name="model">The model.</param>
    /// <param name="images">The images, at least one.</param>
    /// <param name="corruptor">What they are corrupted with before the encoder sees them; null for nothing.</param>
    /// <param name="options">The likelihood, and how much is drawn.</param>
    /// <param name="workers">The threads that share the work.</param>
    /// <exception cref="FacsimileException">A setting is outside its range, or the loss does not fit the model.</exception>
    public static VariationalSummary Measure(
        VariationalAutoencoder model, Images images, Corruptor? corruptor, LikelihoodOptions options, WorkerPool workers)
    {
        Loss loss = options.LossFor(model);
        var likelihood = new CodeLikelihood(model, loss, ChunkedRun.ImagesInChunk(model.Shape), workers);
        var draws = new RandomStream(options.Seed, "codes");
        var units = new UnitSums(model.CodeSize);
        double reconstruction = 0;
        for (int start = 0; start < images.Count; start += likelihood.BatchSize)
        {
            int count = Math.Min(likelihood.BatchSize, images.Count - start);
            float[] targets = new float[count * model.Shape.Size];
            images.CopyTo(start, targets);
            GaussianCodes codes = Encode(model, images, start, count, corruptor, workers);
            units.Add(codes);
            foreach (double one in likelihood.Of(Draw(codes, draws, start), targets))
            {
                reconstruction += one / images.Count;
            }
        }

        ImmutableArray<VariationalUnit> measured = units.ToUnits();
        int judged = Math.Min(options.Images, images.Count);
        return new VariationalSummary(
            loss.Name,
            reconstruction,
            reconstruction / model.Shape.Size,
            measured.Sum(unit => unit.Divergence),
            measured,
            ImportanceSampling.Estimate(
                likelihood, images, Encode(model, images, 0, judged, corruptor, workers), options.Samples, options.Seed));
    }

    private static GaussianCodes Encode(
        VariationalAutoencoder model, Images images, int start, int count, Corruptor? corruptor, WorkerPool workers)
    {
        int size = model.Shape.Size;
        float[] inputs = new float[checked(count * size)];
        images.CopyTo(start, inputs);
        for (int i = 0; i < count; i++)
        {
            corruptor?.Apply(inputs.AsSpan(i * size, size), start + i, Corruptor.Fixed);
        }

        return model.EncodeDistribution(Tensor.Create(inputs, [count, size]), workers);
    }

    /// <summary>A code of each image, by the draws that a training measures its test images by.</summary>
    private static float[] Draw(GaussianCodes codes, RandomStream draws, int start)
    {
        (int count, int size) = ((int)codes.Mean.Lengths[0], (int)codes.Mean.Lengths[1]);
        float[] drawn = new float[count * size];
        for (int i = 0; i < count; i++)
        {
            draws.Restart(start + i);
            for (int j = 0; j < size; j++)
            {
                drawn[(i * size) + j] = codes.Mean[i, j] + (MathF.Exp(codes.LogVariance[i, j] / 2) * (float)draws.NextNormal());
            }
        }

        return drawn;
    }

    /// <summary>Sums of each number of the code, over the images in their order.</summary>
    private sealed class UnitSums(int size)
    {
        private readonly double[] _divergences = new double[size];
        private readonly double[] _means = new double[size];
        private readonly double[] _squares = new double[size];
        private int _count;

        public void Add(GaussianCodes codes)
        {
            for (nint i = 0; i < codes.Mean.Lengths[0]; i++)
            {
                _count++;
                for (int j = 0; j < size; j++)
                {
                    double mean = codes.Mean[i, j];
                    double logVariance = codes.LogVariance[i, j];
                    _divergences[j] += 0.5 * ((mean * mean) + Math.Exp(logVariance) - 1 - logVariance);

                    // Welford, "Note on a method for calculating corrected sums of squares and products", 1962.
                    double distance = mean - _means[j];
                    _means[j] += distance / _count;
                    _squares[j] += distance * (mean - _means[j]);
                }
            }
        }

        public ImmutableArray<VariationalUnit> ToUnits()
            => [.. _divergences.Select((sum, j) => new VariationalUnit(sum / _count, _squares[j] / _count))];
    }
}
