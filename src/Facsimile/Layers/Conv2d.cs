using Facsimile.Numerics.Convolutions;

namespace Facsimile.Layers;

/// <summary>
/// A convolution, as PyTorch's <c>Conv2d</c>: output (o, y, x) is
/// bias(o) + Σ weight(o, c, i, j) · input(c, y·stride + i − padding, x·stride + j − padding) over the input channels c and the
/// kernel's rows i and columns j, where the input is zero outside the image.
/// </summary>
/// <remarks>Its output is (height + 2·padding − kernel) / stride + 1 high, rounded down, and as wide by the width.</remarks>
public sealed class Conv2d : Convolution
{
    /// <summary>Creates the layer with zeros in its parameters.</summary>
    /// <param name="inputChannels">The channels of the input, 1 to <see cref="Convolution.MaximumChannels"/>.</param>
    /// <param name="outputChannels">The channels of the output, in the same range.</param>
    /// <param name="kernel">The side of the kernel, 1 to <see cref="Convolution.MaximumKernel"/>.</param>
    /// <param name="stride">How far the kernel moves, 1 to <see cref="Convolution.MaximumStride"/>; 1 by default.</param>
    /// <param name="padding">The zeros around the image, 0 to kernel − 1; 0 by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public Conv2d(int inputChannels, int outputChannels, int kernel, int stride = 1, int padding = 0)
        : base(inputChannels, outputChannels, kernel, stride, padding, transposed: false)
    {
    }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        CheckChannels(input);
        int height = input.Dimensions[1] + (2 * Padding) - Kernel;
        int width = input.Dimensions[2] + (2 * Padding) - Kernel;
        return height >= 0 && width >= 0
            ? new Shape(OutputChannels, (height / Stride) + 1, (width / Stride) + 1)
            : throw new ShapeException(
                $"{this} expects images of at least {Kernel - (2 * Padding)}×{Kernel - (2 * Padding)}, but gets {input}; "
                    + "use a smaller kernel, more padding, or fewer layers that shrink the image.");
    }

    /// <summary>For example <c>Conv2d 1→16, 3×3, padding 1</c>.</summary>
    public override string ToString()
        => $"Conv2d {InputChannels}→{OutputChannels}, {Kernel}×{Kernel}"
            + (Stride == 1 ? string.Empty : $", stride {Stride}")
            + (Padding == 0 ? string.Empty : $", padding {Padding}");

    /// <inheritdoc/>
    internal override ConvolutionPlan PlanFor(Shape input)
    {
        Shape output = OutputShape(input);
        return new ConvolutionPlan(InputChannels, OutputChannels, Axis(1), Axis(2), Storage);

        ConvolutionAxis Axis(int side)
            => ConvolutionAxis.Strided(input.Dimensions[side], output.Dimensions[side], Kernel, Stride, Padding);
    }

    /// <summary>The same behind an enlargement that repeats each pixel; only for a stride of 1.</summary>
    internal ConvolutionPlan PlanFor(Shape input, int scale)
    {
        Shape output = OutputShape(new Shape(InputChannels, input.Dimensions[1] * scale, input.Dimensions[2] * scale));
        return new ConvolutionPlan(InputChannels, OutputChannels, Axis(1), Axis(2), Storage);

        ConvolutionAxis Axis(int side)
            => ConvolutionAxis.Enlarged(input.Dimensions[side], output.Dimensions[side], Kernel, scale, Padding);
    }

    private KernelStorage Storage => new(Kernel, InputChannels * Kernel * Kernel, Kernel * Kernel);
}
