using System.Runtime.CompilerServices;
using Facsimile.Numerics;
using Facsimile.Numerics.Convolutions;

namespace Facsimile.Layers;

/// <summary>
/// What <see cref="Conv2d"/> and <see cref="ConvTranspose2d"/> share: a square kernel of weights for each pair of an input and
/// an output channel, and a bias for each output channel.
/// </summary>
public abstract class Convolution : FusingLayer
{
    /// <summary>The most channels: 65,536.</summary>
    public const int MaximumChannels = 1 << 16;

    /// <summary>The largest side of a kernel: 64.</summary>
    public const int MaximumKernel = 64;

    /// <summary>The largest stride: 64.</summary>
    public const int MaximumStride = 64;

    private readonly Parameter _weight;
    private readonly Parameter _bias;

    private protected Convolution(int inputChannels, int outputChannels, int kernel, int stride, int padding, bool transposed)
    {
        Check(inputChannels, 1, MaximumChannels);
        Check(outputChannels, 1, MaximumChannels);
        Check(kernel, 1, MaximumKernel);
        Check(stride, 1, MaximumStride);
        Check(padding, 0, kernel - 1);
        InputChannels = inputChannels;
        OutputChannels = outputChannels;
        Kernel = kernel;
        Stride = stride;
        Padding = padding;
        _weight = new Parameter("weight", transposed
            ? new Shape(inputChannels, outputChannels, kernel, kernel)
            : new Shape(outputChannels, inputChannels, kernel, kernel));
        _bias = new Parameter("bias", new Shape(outputChannels));
        Parameters = [_weight, _bias];
    }

    /// <summary>The channels of the input.</summary>
    public int InputChannels { get; }

    /// <summary>The channels of the output.</summary>
    public int OutputChannels { get; }

    /// <summary>The side of the kernel.</summary>
    public int Kernel { get; }

    /// <summary>The distance between neighbouring places of the kernel, in pixels of the larger image.</summary>
    public int Stride { get; }

    /// <summary>How far the kernel reaches over the edges of the larger image.</summary>
    public int Padding { get; }

    /// <inheritdoc/>
    public override IReadOnlyList<Parameter> Parameters { get; }

    /// <inheritdoc/>
    public sealed override void Initialize(Initializer initializer, RandomStream random)
    {
        // PyTorch and Keras count, for both kinds of convolution, along the second and the first side of the stored weights.
        ArgumentNullException.ThrowIfNull(initializer);
        int area = Kernel * Kernel;
        initializer.Fill(
            _weight.Values, _bias.Values, _weight.Shape.Dimensions[1] * area, _weight.Shape.Dimensions[0] * area, random);
    }

    /// <inheritdoc/>
    internal sealed override unsafe void Forward(
        LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output, Activation? activation)
    {
        fixed (float* x = input, y = output, w = _weight.Values, b = _bias.Values)
        {
            Convolver.Forward(
                Memory(workspace), w, b, x, y, workspace.BatchSize, new ActivationEpilogue(activation), workspace.Workers);
        }
    }

    /// <inheritdoc/>
    internal sealed override unsafe void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation)
    {
        if (!workspace.Training)
        {
            InputGradient(workspace, input, outputGradient, inputGradient, inputActivation);
            return;
        }

        fixed (float* x = input, dy = outputGradient, dx = inputGradient, w = _weight.Values)
        fixed (float* dw = workspace.Gradients[0], db = workspace.Gradients[1])
        {
            var epilogue = new DerivativeEpilogue(
                x, workspace.BatchSize, workspace.Input.Size, inputActivation);
            Convolver.Backward(
                Memory(workspace), w, x, dy, dw, db, dx, workspace.BatchSize, epilogue, workspace.Workers);
        }
    }

    /// <summary>What the convolution of images of one size consists of.</summary>
    internal abstract ConvolutionPlan PlanFor(Shape input);

    /// <summary>Requires a number to lie in a range, both ends included.</summary>
    private protected static void Check(
        int value, int minimum, int maximum, [CallerArgumentExpression(nameof(value))] string name = "")
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(value, minimum, name);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, maximum, name);
    }

    /// <summary>Requires images with this layer's input channels.</summary>
    private protected void CheckChannels(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Dimensions.Length != 3 || input.Dimensions[0] != InputChannels)
        {
            string advice = input.Dimensions.Length == 3 ? $"give the layer {input.Dimensions[0]} input channels"
                : "put a Reshape before it";
            throw new ShapeException(
                $"{this} expects images of {InputChannels}×height×width, but gets {input}; {advice}.");
        }
    }

    /// <inheritdoc/>
    internal sealed override object CreateMemory(Shape input, int batchSize, WorkspacePurpose purpose)
        => Memory(PlanFor(input), pools: false, batchSize, purpose);

    /// <inheritdoc/>
    internal sealed override unsafe void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent,
        Activation? activation)
    {
        fixed (float* t = tangent, w = _weight.Values, y = output, result = outputTangent)
        {
            int images = tangent.Length / workspace.Input.Size;
            var epilogue = new DerivativeEpilogue(y, workspace.BatchSize, output.Length / workspace.BatchSize, activation);
            Convolver.Forward(Memory(workspace), w, bias: null, t, result, images, epilogue, workspace.Workers);
        }
    }

    /// <summary>The memory of a convolution for a purpose.</summary>
    internal static ConvolutionMemory Memory(ConvolutionPlan plan, bool pools, int batchSize, WorkspacePurpose purpose)
        => new(
            plan,
            pools,
            batchSize,
            training: purpose == WorkspacePurpose.Training,
            inputGradient: purpose == WorkspacePurpose.Derivatives);

    private unsafe void InputGradient(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient,
        Activation? inputActivation)
    {
        if (inputGradient.IsEmpty)
        {
            return;
        }

        fixed (float* x = input, dy = outputGradient, dx = inputGradient, w = _weight.Values)
        {
            var epilogue = new DerivativeEpilogue(x, workspace.BatchSize, workspace.Input.Size, inputActivation);
            Convolver.InputGradient(Memory(workspace), w, dy, dx, workspace.BatchSize, epilogue, workspace.Workers);
        }
    }

    private static ConvolutionMemory Memory(LayerWorkspace workspace) => (ConvolutionMemory)workspace.Memory!;
}
