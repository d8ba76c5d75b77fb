using System.Globalization;
using System.Numerics;
using System.Numerics.Tensors;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// While training sets each value to zero with the given probability and divides the others by 1 − probability; otherwise does
/// nothing (Srivastava et al., "Dropout", 2014).
/// </summary>
public sealed class Dropout : Layer
{
    private const int ValuesPerWorker = 1 << 13;

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
    public override unsafe void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        if (!workspace.Training)
        {
            input.CopyTo(output);
            return;
        }

        var bits = new CounterBits(workspace.Random.NextUInt64());
        fixed (float* x = input, y = output, mask = workspace.Scratch)
        {
            var job = new Job(bits, Probability, x, y, mask, input.Length);
            workspace.Workers.Run(ref job, 1 + (input.Length / ValuesPerWorker));
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
        if (!workspace.Training)
        {
            outputGradient[..inputGradient.Length].CopyTo(inputGradient);
        }
        else if (!inputGradient.IsEmpty)
        {
            TensorPrimitives.Multiply(outputGradient, workspace.Scratch.AsSpan(0, outputGradient.Length), inputGradient);
        }
    }

    /// <inheritdoc/>
    internal override void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
        => tangent.CopyTo(outputTangent);

    /// <summary>For example <c>Dropout 0.2</c>.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"Dropout {Probability}");

    /// <summary>mask = 0 or 1 / (1 − probability), output = input · mask.</summary>
    private readonly unsafe struct Job(
        CounterBits bits, double probability, float* input, float* output, float* mask, int length) : IParallelJob
    {
        public void Execute(int share, int shares)
        {
            (int first, int last) = WorkShare.Of(length, Vector<float>.Count, share, shares);
            var threshold = new Vector<uint>((uint)Math.Min(uint.MaxValue, probability * (1L << 32)));
            var kept = new Vector<float>((float)(1 / (1 - probability)));
            Vector<uint> places = Vector<uint>.Indices;
            int i = first;
            for (; i + Vector<float>.Count <= last; i += Vector<float>.Count)
            {
                Vector<float> factor = FactorsAt(places + new Vector<uint>((uint)i), threshold, kept);
                Vector.Store(factor, mask + i);
                Vector.Store(Vector.Load(input + i) * factor, output + i);
            }

            Vector<float> rest = FactorsAt(places + new Vector<uint>((uint)i), threshold, kept);
            for (int lane = 0; i + lane < last; lane++)
            {
                mask[i + lane] = rest[lane];
                output[i + lane] = input[i + lane] * rest[lane];
            }
        }

        private Vector<float> FactorsAt(Vector<uint> places, Vector<uint> threshold, Vector<float> kept)
        {
            Vector<uint> removed = Vector.LessThan(bits.At(places), threshold);
            return Vector.AndNot(kept, Vector.AsVectorSingle(removed));
        }
    }
}
