using System.Numerics.Tensors;

namespace Facsimile.Layers;

/// <summary>
/// The code of a variational autoencoder. Its input is the mean μ and the logarithm of the variance s of k independent normal
/// distributions, first all means, then all logarithms; its output is a value of each: z = μ + e^(s/2)·ε with ε from N(0, 1)
/// (Kingma and Welling, "Auto-Encoding Variational Bayes", 2014, section 2.4). Outside training it is the mean.
/// </summary>
/// <remarks>
/// The backward pass adds the gradient of the divergence from N(0, I), weighted as the training asks for
/// (<see cref="GaussianMemory"/>): a loss that no layer behind this one can know.
/// </remarks>
public sealed class GaussianSampling : Layer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="size">The numbers of a code, k; at least 1. The input has twice as many.</param>
    public GaussianSampling(int size)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Size = size;
    }

    /// <summary>The numbers of a code.</summary>
    public int Size { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Dimensions.Length == 1 && input.Size == 2 * (long)Size
            ? new Shape(Size)
            : throw new ShapeException(
                $"{this} expects {2L * Size} values a sample ({Size} means and {Size} log-variances), but gets {input}.");
    }

    /// <inheritdoc/>
    public override void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var memory = (GaussianMemory)workspace.Memory!;
        if (workspace.Training && !memory.IsDrawn)
        {
            memory.Draw(workspace.Random, 0, workspace.BatchSize);
        }

        for (int i = 0; i < workspace.BatchSize; i++)
        {
            ReadOnlySpan<float> mean = input.Slice(2 * i * Size, Size);
            Span<float> code = output.Slice(i * Size, Size);
            if (!memory.IsDrawn)
            {
                mean.CopyTo(code);
                continue;
            }

            // deviation = e^(s/2), code = μ + deviation·ε
            ReadOnlySpan<float> logVariance = input.Slice(((2 * i) + 1) * Size, Size);
            Span<float> deviation = memory.Deviations.AsSpan(i * Size, Size);
            TensorPrimitives.Multiply(logVariance, 0.5f, deviation);
            TensorPrimitives.Exp(deviation, deviation);
            TensorPrimitives.MultiplyAdd(deviation, memory.Noise.AsSpan(i * Size, Size), mean, code);
        }

        if (memory.IsDrawn)
        {
            memory.Measure(input, workspace.BatchSize);
            memory.IsDrawn = false;
        }
    }

    /// <inheritdoc/>
    public override void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        ArgumentNullException.ThrowIfNull(workspace);
        var memory = (GaussianMemory)workspace.Memory!;
        for (int i = 0; i < workspace.BatchSize && !inputGradient.IsEmpty; i++)
        {
            int mean = 2 * i * Size;
            int logVariance = mean + Size;
            for (int j = 0; j < Size; j++)
            {
                // ∂z/∂μ = 1 and ∂z/∂s = ½·e^(s/2)·ε; the divergence's own are μ and ½·(e^s − 1).
                int at = (i * Size) + j;
                float weight = memory.Weights[j] / workspace.BatchSize;
                float deviation = memory.Deviations[at];
                float upstream = outputGradient[at];
                inputGradient[mean + j] = upstream + (weight * input[mean + j]);
                inputGradient[logVariance + j] =
                    0.5f * ((upstream * deviation * memory.Noise[at]) + (weight * ((deviation * deviation) - 1)));
            }
        }
    }

    /// <summary>For example <c>GaussianSampling 2</c>.</summary>
    public override string ToString() => $"GaussianSampling {Size}";

    /// <inheritdoc/>
    internal override object CreateMemory(Shape input, int batchSize, WorkspacePurpose purpose)
        => new GaussianMemory(Size, batchSize);
}
