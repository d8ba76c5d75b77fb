using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>A layer that changes the size of images, each channel by itself and all in the same way.</summary>
public abstract class PlaneLayer : Layer
{
    private protected PlaneLayer()
    {
    }

    /// <inheritdoc/>
    public sealed override Shape OutputShape(Shape input)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Dimensions is not [int channels, int height, int width])
        {
            throw new ShapeException(
                $"{this} expects images of channels×height×width, but gets {input}; put a Reshape before it.");
        }

        PlaneSize output = OutputSize(new PlaneSize(height, width));
        return new Shape(channels, output.Height, output.Width);
    }

    /// <inheritdoc/>
    public sealed override unsafe void Forward(LayerWorkspace workspace, ReadOnlySpan<float> input, Span<float> output)
    {
        fixed (float* x = input, y = output, scratch = workspace.Scratch)
        {
            Run(workspace, new Job(this, (Sizes)workspace.Memory!, Pass.Forward, x, y, scratch, Planes(workspace)));
        }
    }

    /// <inheritdoc/>
    public sealed override unsafe void Backward(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> outputGradient,
        Span<float> inputGradient)
    {
        if (!inputGradient.IsEmpty)
        {
            inputGradient.Clear();
            fixed (float* dy = outputGradient, dx = inputGradient, scratch = workspace.Scratch)
            {
                Run(workspace, new Job(this, (Sizes)workspace.Memory!, Pass.Backward, dx, dy, scratch, Planes(workspace)));
            }
        }
    }

    /// <inheritdoc/>
    internal sealed override unsafe void Tangent(
        LayerWorkspace workspace,
        ReadOnlySpan<float> input,
        ReadOnlySpan<float> output,
        ReadOnlySpan<float> tangent,
        Span<float> outputTangent)
    {
        fixed (float* t = tangent, result = outputTangent, scratch = workspace.Scratch)
        {
            for (int start = 0; start < tangent.Length / input.Length; start++)
            {
                float* x = t + ((nint)start * input.Length);
                float* y = result + ((nint)start * output.Length);
                Run(workspace, new Job(this, (Sizes)workspace.Memory!, Pass.Tangent, x, y, scratch, Planes(workspace)));
            }
        }
    }

    /// <inheritdoc/>
    internal sealed override object CreateMemory(Shape input, int batchSize, WorkspacePurpose purpose)
        => new Sizes(SizeOf(input), SizeOf(OutputShape(input)));

    /// <summary>The size that a channel gets.</summary>
    /// <exception cref="ShapeException">The image is too small or too large.</exception>
    private protected abstract PlaneSize OutputSize(PlaneSize input);

    /// <summary>Computes a channel of the output.</summary>
    /// <param name="sizes">The size of the input, and of the output.</param>
    /// <param name="input">The channel of the input.</param>
    /// <param name="output">Receives the channel of the output.</param>
    /// <param name="scratch">What is kept for <see cref="BackwardPlane"/>; null when nothing is differentiated.</param>
    private protected abstract unsafe void ForwardPlane(Sizes sizes, float* input, float* output, float* scratch);

    /// <summary>Adds to the gradient of a channel of the input, which begins as zeros.</summary>
    /// <param name="sizes">The size of the input, and of the output.</param>
    /// <param name="inputGradient">The gradient of the channel of the input.</param>
    /// <param name="outputGradient">The gradient of the channel of the output.</param>
    /// <param name="scratch">What <see cref="ForwardPlane"/> kept.</param>
    private protected abstract unsafe void BackwardPlane(
        Sizes sizes, float* inputGradient, float* outputGradient, float* scratch);

    /// <summary>Computes a channel of the output's tangent; as forward, for a layer that is linear.</summary>
    /// <param name="sizes">The size of the input, and of the output.</param>
    /// <param name="tangent">The channel of the input's tangent.</param>
    /// <param name="outputTangent">Receives the channel of the output's tangent.</param>
    /// <param name="scratch">What <see cref="ForwardPlane"/> kept.</param>
    private protected virtual unsafe void TangentPlane(Sizes sizes, float* tangent, float* outputTangent, float* scratch)
        => ForwardPlane(sizes, tangent, outputTangent, scratch: null);

    private static PlaneSize SizeOf(Shape image) => new(image.Dimensions[1], image.Dimensions[2]);

    private static int Planes(LayerWorkspace workspace) => workspace.BatchSize * workspace.Input.Dimensions[0];

    private static void Run(LayerWorkspace workspace, Job job) => workspace.Workers.Run(ref job);

    private enum Pass
    {
        Forward,
        Backward,
        Tangent,
    }

    /// <summary>The size of a channel of the input, and of one of the output.</summary>
    private protected sealed record Sizes(PlaneSize Input, PlaneSize Output);

    private readonly unsafe struct Job(
        PlaneLayer layer, Sizes sizes, Pass pass, float* input, float* output, float* scratch, int planes) : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            (int first, int last) = WorkShare.Of(planes, worker, workers);
            for (int plane = first; plane < last; plane++)
            {
                float* x = input + ((nint)plane * sizes.Input.Size);
                float* y = output + ((nint)plane * sizes.Output.Size);
                float* kept = scratch == null ? null : scratch + ((nint)plane * sizes.Output.Size);
                switch (pass)
                {
                    case Pass.Forward:
                        layer.ForwardPlane(sizes, x, y, kept);
                        break;
                    case Pass.Backward:
                        layer.BackwardPlane(sizes, x, y, kept);
                        break;
                    default:
                        layer.TangentPlane(sizes, x, y, kept);
                        break;
                }
            }
        }
    }
}
