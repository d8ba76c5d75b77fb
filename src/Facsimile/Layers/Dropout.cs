using System.Globalization;
using System.Numerics.Tensors;

namespace Facsimile.Layers;

/// <summary>
/// While training sets each value to zero with the given probability and divides the others by 1 − probability; otherwise does
/// nothing (Srivastava et al., "Dropout", 2014).
/// </summary>
public sealed class Dropout : Layer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="probability">The share of values that become zero, from 0 to below 1.</param>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside that range.</exception>
    public Dropout(double probability)
    {
        if (probability is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "The probability lies in [0, 1).");
        }

        Probability = probability;
    }

    /// <summary>The share of values that become zero.</summary>
    public double Probability { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input) => input;

    /// <inheritdoc/>
    public override int ScratchSize(Shape input) => input.Size;

    /// <inheritdoc/>
    public override void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        if (!workspace.Training)
        {
            input.CopyTo(output);
            return;
        }

        Span<float> mask = workspace.Scratch.AsSpan(0, input.Length);
        float kept = (float)(1 / (1 - Probability));
        for (int i = 0; i < mask.Length; i++)
        {
            mask[i] = workspace.Random.NextSingle() < Probability ? 0 : kept;
        }

        TensorPrimitives.Multiply(input, mask, output);
    }

    /// <inheritdoc/>
    public override void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (!inputGradient.IsEmpty)
        {
            TensorPrimitives.Multiply(outputGradient, workspace.Scratch.AsSpan(0, outputGradient.Length), inputGradient);
        }
    }

    /// <summary>For example <c>Dropout 0.2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Dropout {Probability}");
}
