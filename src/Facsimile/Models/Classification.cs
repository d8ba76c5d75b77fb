using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace Facsimile.Models;

/// <summary>What a classifier says of some images.</summary>
public sealed class Classification
{
    private readonly float[] _logits;
    private readonly float[] _probabilities;
    private readonly int _classes;

    /// <summary>The softmax of logits, N × classes, image by image: e^(xᵢ − max) / Σⱼ e^(xⱼ − max).</summary>
    internal Classification(float[] logits, int classes)
    {
        _classes = classes;
        _logits = logits;
        _probabilities = new float[logits.Length];
        Span<double> exponentials = stackalloc double[classes];
        for (int start = 0; start < logits.Length; start += classes)
        {
            ReadOnlySpan<float> row = logits.AsSpan(start, classes);
            double maximum = TensorPrimitives.Max(row);
            double sum = 0;
            for (int i = 0; i < classes; i++)
            {
                exponentials[i] = Math.Exp(row[i] - maximum);
                sum += exponentials[i];
            }

            for (int i = 0; i < classes; i++)
            {
                _probabilities[start + i] = (float)(exponentials[i] / sum);
            }
        }
    }

    /// <summary>How many images there are.</summary>
    public int Count => _probabilities.Length / _classes;

    /// <summary>The most probable class of each image, from 0.</summary>
    public ImmutableArray<int> Labels => [.. Enumerable.Range(0, Count).Select(image => Best(Of(image, _logits)))];

    /// <summary>The probability of each class for each image, N × classes; each row sums to 1.</summary>
    public Tensor<float> Probabilities => Tensor.Create([.. _probabilities], [Count, _classes]);

    /// <summary>The two most probable classes of one image.</summary>
    /// <param name="image">Its position, from 0.</param>
    public Prediction this[int image]
    {
        get
        {
            // By the logits: far below the best, probabilities are all 0.
            ReadOnlySpan<float> logits = Of(image, _logits);
            ReadOnlySpan<float> probabilities = Of(image, _probabilities);
            int best = Best(logits);
            int second = Best(logits, except: best);
            return new Prediction(best, probabilities[best], second, probabilities[second]);
        }
    }

    /// <summary>The probability of each class for one image.</summary>
    /// <param name="image">Its position, from 0.</param>
    public ReadOnlySpan<float> ProbabilitiesOf(int image) => Of(image, _probabilities);

    /// <summary>The place of the largest value, the first of equals.</summary>
    /// <param name="logits">The logits of one image; at least two.</param>
    /// <param name="except">A place that is left out; −1 for none.</param>
    internal static int Best(ReadOnlySpan<float> logits, int except = -1)
    {
        int best = except == 0 ? 1 : 0;
        for (int i = best + 1; i < logits.Length; i++)
        {
            best = i != except && logits[i] > logits[best] ? i : best;
        }

        return best;
    }

    private ReadOnlySpan<float> Of(int image, float[] values) => values.AsSpan(image * _classes, _classes);
}
