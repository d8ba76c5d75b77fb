using System.Numerics.Tensors;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// Batch normalisation, as PyTorch's <c>BatchNorm1d</c> and <c>BatchNorm2d</c>: y = weight·(x − mean) / √(variance + ε) + bias,
/// with mean and variance of each feature over the batch (and, in images, where the features are the channels, over all
/// pixels) (Ioffe and Szegedy, "Batch Normalization", 2015).
/// </summary>
/// <remarks>
/// Training uses the mean and the variance (divided by n) of the batch, and moves the running ones, which are saved with the
/// model, a part of the way towards them: running += momentum·(batch − running), with the variance divided by n − 1. Otherwise
/// the running ones are used, and nothing changes.
/// </remarks>
public sealed class BatchNorm : Layer
{
    private readonly Parameter _weight;
    private readonly Parameter _bias;
    private readonly Parameter _runningMean;
    private readonly Parameter _runningVariance;

    /// <summary>Creates the layer, which at first changes nothing: weight 1, bias 0, running mean 0 and variance 1.</summary>
    /// <param name="features">The values of a sample, or the channels of an image; at least 1.</param>
    /// <param name="momentum">How far running statistics move in a step, above 0 to 1; 0.1 by default.</param>
    /// <param name="epsilon">ε, above 0; 1e-5 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public BatchNorm(int features, double momentum = 0.1, double epsilon = 1e-5)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(features, 1);
        if (momentum is not (> 0 and <= 1))
        {
            throw new ArgumentOutOfRangeException(nameof(momentum), momentum, "The momentum lies above 0 and is at most 1.");
        }

        if (epsilon is not (> 0 and < double.PositiveInfinity))
        {
            throw new ArgumentOutOfRangeException(nameof(epsilon), epsilon, "Epsilon is a number above 0.");
        }

        Features = features;
        Momentum = momentum;
        Epsilon = epsilon;
        var shape = new Shape(features);
        _weight = new Parameter("weight", shape);
        _bias = new Parameter("bias", shape);
        _runningMean = new Parameter("running_mean", shape);
        _runningVariance = new Parameter("running_var", shape);
        Parameters = [_weight, _bias];
        Buffers = [_runningMean, _runningVariance];
        Array.Fill(_weight.Values, 1f);
        Array.Fill(_runningVariance.Values, 1f);
    }

    /// <summary>The values of a sample, or the channels of an image.</summary>
    public int Features { get; }

    /// <summary>How far running statistics move in a step.</summary>
    public double Momentum { get; }

    /// <summary>ε, which keeps the root away from 0.</summary>
    public double Epsilon { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Buffers { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return input.Dimensions.Length is 1 or 3 && input.Dimensions[0] == Features
            ? input
            : throw new ShapeException(
                $"{this} expects {Features} values a sample or images of {Features}×height×width, but gets {input}; "
                    + $"give the layer {input.Dimensions[0]} features.");
    }

    /// <inheritdoc/>
    public override void Initialize(Initializer initializer, RandomStream random)
    {
        Array.Fill(_weight.Values, 1f);
        Array.Clear(_bias.Values);
        Array.Clear(_runningMean.Values);
        Array.Fill(_runningVariance.Values, 1f);
    }

    /// <inheritdoc/>
    public override unsafe void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        fixed (float* x = input, y = output)
        {
            var job = new ForwardJob(this, workspace, x, y);
            workspace.Workers.Run(ref job);
        }
    }

    /// <inheritdoc/>
    public override unsafe void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (!workspace.Training)
        {
            ScaleTangents(workspace, outputGradient[..inputGradient.Length], inputGradient);
            return;
        }

        fixed (float* x = input, dy = outputGradient, dx = inputGradient)
        {
            var job = new BackwardJob(this, workspace, x, dy, dx);
            workspace.Workers.Run(ref job);
        }
    }

    /// <inheritdoc/>
    internal override void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
        => ScaleTangents(workspace, tangent, outputTangent);

    /// <summary>For example <c>BatchNorm 16</c>.</summary>
    public override string ToString() => $"BatchNorm {Features}";

    /// <inheritdoc/>
    internal override object? CreateMemory(Shape input, int batchSize, WorkspacePurpose purpose)
        => purpose == WorkspacePurpose.Training ? new Statistics(new double[Features], new double[Features]) : null;

    /// <summary>
    /// With running statistics each value is multiplied by weight / √(variance + ε) of its feature, forward and backward.
    /// </summary>
    private void ScaleTangents(LayerWorkspace workspace, ReadOnlySpan<float> tangents, Span<float> result)
    {
        int width = workspace.Input.Size / Features;
        for (int start = 0; start < tangents.Length; start += width)
        {
            int feature = start / width % Features;
            double factor = _weight.Values[feature] / Math.Sqrt(_runningVariance.Values[feature] + Epsilon);
            TensorPrimitives.Multiply(tangents.Slice(start, width), (float)factor, result.Slice(start, width));
        }
    }

    /// <summary>Of the batch: the mean and 1 / √(variance + ε) of each feature.</summary>
    private sealed record Statistics(double[] Mean, double[] Scale);

    private readonly unsafe struct ForwardJob(BatchNorm layer, LayerWorkspace workspace, float* input, float* output)
        : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            var features = new FeatureRows(workspace);
            (int first, int last) = WorkShare.Of(layer.Features, worker, workers);
            for (int feature = first; feature < last; feature++)
            {
                double mean = layer._runningMean.Values[feature];
                double scale = 1 / Math.Sqrt(layer._runningVariance.Values[feature] + layer.Epsilon);
                if (workspace.Memory is Statistics statistics)
                {
                    mean = features.Sum(input, feature) / features.Count;
                    double squares = features.SumOfSquares(input, feature, (float)mean);
                    scale = 1 / Math.Sqrt((squares / features.Count) + layer.Epsilon);
                    statistics.Mean[feature] = mean;
                    statistics.Scale[feature] = scale;
                    Move(ref layer._runningMean.Values[feature], mean);
                    Move(ref layer._runningVariance.Values[feature], squares / Math.Max(1, features.Count - 1));
                }

                float factor = (float)(layer._weight.Values[feature] * scale);
                features.Combine(0, input, factor, input, (float)mean, layer._bias.Values[feature], output, feature);
            }
        }

        private void Move(ref float running, double batch) => running += (float)(layer.Momentum * (batch - running));
    }

    private readonly unsafe struct BackwardJob(
        BatchNorm layer, LayerWorkspace workspace, float* input, float* outputGradient, float* inputGradient)
        : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            // With x̂ = (x − mean)·scale over the n values of a feature: ∂weight += Σ ∂y·x̂, ∂bias += Σ ∂y,
            // ∂x = weight·scale·(∂y − Σ ∂y / n − x̂·Σ ∂y·x̂ / n).
            var features = new FeatureRows(workspace);
            var statistics = (Statistics)workspace.Memory!;
            (int first, int last) = WorkShare.Of(layer.Features, worker, workers);
            for (int feature = first; feature < last; feature++)
            {
                double mean = statistics.Mean[feature];
                double scale = statistics.Scale[feature];
                double sum = features.Sum(outputGradient, feature);
                double products = scale * features.SumOfProducts(outputGradient, input, (float)mean, feature);
                workspace.Gradients[0][feature] += (float)products;
                workspace.Gradients[1][feature] += (float)sum;
                if (inputGradient != null)
                {
                    double ofGradient = layer._weight.Values[feature] * scale;
                    double ofInput = -ofGradient * scale * products / features.Count;
                    double addend = -ofGradient * sum / features.Count;
                    features.Combine(
                        (float)ofGradient,
                        outputGradient,
                        (float)ofInput,
                        input,
                        (float)mean,
                        (float)addend,
                        inputGradient,
                        feature);
                }
            }
        }
    }
}
