using Facsimile.Numerics.Convolutions;

namespace Facsimile.Layers;

/// <summary>
/// A convolution with its neighbours as the engine runs them at once: the enlargement before it, whose image is never made, and
/// the pooling behind it, which takes the values while they are in the cache.
/// </summary>
/// <param name="convolution">The convolution.</param>
/// <param name="scale">How often the enlargement before it repeats each pixel along both sides; 1 for none.</param>
/// <param name="pools">Whether the largest of each 2×2 square of its output is taken.</param>
internal sealed class ConvolutionBlock(Conv2d convolution, int scale, bool pools) : FusingLayer
{
    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters => convolution.Parameters;

    /// <summary>
    /// The block of an enlargement and the convolution behind it; null when they must be run one after the other.
    /// </summary>
    public static ConvolutionBlock? Join(Upsample upsample, Conv2d convolution)
        => upsample.Mode == UpsampleMode.Nearest && convolution.Stride == 1
            ? new ConvolutionBlock(convolution, upsample.Scale, pools: false)
            : null;

    /// <summary>
    /// The block of a convolution and the pooling behind it and its activation; null when they must be run one after the other.
    /// </summary>
    /// <remarks>
    /// A function that rises everywhere keeps the order of values: of the pooled values it is the same as the pooled values of
    /// the function, and it is computed for a quarter of them.
    /// </remarks>
    public static ConvolutionBlock? Join(Conv2d convolution, Activation? activation, MaxPool2d pool)
        => pool is { Size: 2, Stride: 2 } && activation is null or { Rises: true }
            ? new ConvolutionBlock(convolution, scale: 1, pools: true)
            : null;

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        Shape output = convolution.OutputShape(
            new Shape(input.Dimensions[0], input.Dimensions[1] * scale, input.Dimensions[2] * scale));
        return pools ? new Shape(output.Dimensions[0], output.Dimensions[1] / 2, output.Dimensions[2] / 2) : output;
    }

    /// <inheritdoc/>
    internal override void Forward(
        LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output, Activation? activation)
        => convolution.Forward(workspace, input, output, activation);

    /// <inheritdoc/>
    internal override void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation)
        => convolution.Backward(workspace, input, outputGradient, inputGradient, inputActivation);

    /// <inheritdoc/>
    internal override void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent,
        Activation? activation)
        => convolution.Tangent(workspace, output, tangent, outputTangent, activation);

    /// <inheritdoc/>
    internal override object CreateMemory(Shape input, int batchSize, WorkspacePurpose purpose)
    {
        ConvolutionPlan plan = scale == 1 ? convolution.PlanFor(input) : convolution.PlanFor(input, scale);
        return Convolution.Memory(plan, pools, batchSize, purpose);
    }
}
