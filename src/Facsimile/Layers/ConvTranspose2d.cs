using Facsimile.Numerics.Convolutions;

namespace Facsimile.Layers;

/// <summary>
/// A transposed convolution, as PyTorch's <c>ConvTranspose2d</c>: each input (c, y, x) is added, times weight(c, o, i, j), to the
/// outputs (o, y·stride + i − padding, x·stride + j − padding) that lie in the image, which begin as bias(o). With a stride it
/// enlarges the image: it undoes the change of size that a <see cref="Conv2d"/> of the same numbers makes.
/// </summary>
/// <remarks>
/// Its output is (height − 1)·stride − 2·padding + kernel + output padding high, and as wide by the width. The output padding
/// says which of the sizes that such a <see cref="Conv2d"/> would shrink to the same one is meant.
/// </remarks>
public sealed class ConvTranspose2d : Convolution
{
    /// <summary>Creates the layer with zeros in its parameters.</summary>
    /// <param name="inputChannels">The channels of the input, 1 to <see cref="Convolution.MaximumChannels"/>.</param>
    /// <param name="outputChannels">The channels of the output, in the same range.</param>
    /// <param name="kernel">The side of the kernel, 1 to <see cref="Convolution.MaximumKernel"/>.</param>
    /// <param name="stride">How far apart inputs are put, 1 to <see cref="Convolution.MaximumStride"/>; 1 by default.</param>
    /// <param name="padding">The rows and columns cut off all around, 0 to kernel − 1; 0 by default.</param>
    /// <param name="outputPadding">The rows added below and columns added at the right, 0 to stride − 1; 0 by default.</param>
    /// <param name="outputPaddingWidth">The columns, when they are not as many as the rows.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public ConvTranspose2d(
        int inputChannels,
        int outputChannels,
        int kernel,
        int stride = 1,
        int padding = 0,
        int outputPadding = 0,
        int? outputPaddingWidth = null)
        : base(inputChannels, outputChannels, kernel, stride, padding, transposed: true)
    {
        OutputPadding = outputPadding;
        OutputPaddingWidth = outputPaddingWidth ?? outputPadding;
        Check(OutputPadding, 0, stride - 1, nameof(outputPadding));
        Check(OutputPaddingWidth, 0, stride - 1, nameof(outputPaddingWidth));
    }

    /// <summary>The rows added below.</summary>
    public int OutputPadding { get; }

    /// <summary>The columns added at the right.</summary>
    public int OutputPaddingWidth { get; }

    /// <inheritdoc/>
    public override Shape OutputShape(Shape input)
    {
        CheckChannels(input);
        long height = Enlarged(input.Dimensions[1]) + OutputPadding;
        long width = Enlarged(input.Dimensions[2]) + OutputPaddingWidth;
        return height < 1 || width < 1
            ? throw new ShapeException($"{this} would make images of {height}×{width} of {input}; use less padding.")
            : OutputChannels * height * width <= int.MaxValue
                ? new Shape(OutputChannels, (int)height, (int)width)
                : throw new ShapeException(
                    $"{this} would make images of {height}×{width} of {input}, which are too large; use a smaller stride.");
    }

    /// <summary>For example <c>ConvTranspose2d 8→16, 3×3, stride 2, padding 1, output padding 1</c>.</summary>
    public override string ToString()
        => $"ConvTranspose2d {InputChannels}→{OutputChannels}, {Kernel}×{Kernel}"
            + (Stride == 1 ? string.Empty : $", stride {Stride}")
            + (Padding == 0 ? string.Empty : $", padding {Padding}")
            + (OutputPadding == 0 && OutputPaddingWidth == 0 ? string.Empty : ", output padding "
                + (OutputPadding == OutputPaddingWidth ? $"{OutputPadding}" : $"{OutputPadding}×{OutputPaddingWidth}"));

    /// <inheritdoc/>
    internal override ConvolutionPlan PlanFor(Shape input)
    {
        Shape output = OutputShape(input);
        int area = Kernel * Kernel;
        return new ConvolutionPlan(
            InputChannels, OutputChannels, Axis(1), Axis(2), new KernelStorage(Kernel, area, OutputChannels * area));

        ConvolutionAxis Axis(int side)
            => ConvolutionAxis.Transposed(input.Dimensions[side], output.Dimensions[side], Kernel, Stride, Padding);
    }

    private long Enlarged(int side) => ((side - 1L) * Stride) - (2L * Padding) + Kernel;
}
