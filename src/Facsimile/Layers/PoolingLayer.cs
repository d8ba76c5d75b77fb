namespace Facsimile.Layers;

/// <summary>
/// What <see cref="MaxPool2d"/> and <see cref="AveragePool2d"/> share: a square window that moves over the image.
/// </summary>
/// <remarks>
/// Its output is (height − size) / stride + 1 high, rounded down, and as wide by the width: rows and columns that fill no window
/// are left out.
/// </remarks>
public abstract class PoolingLayer : PlaneLayer
{
    /// <summary>The largest window: 64.</summary>
    public const int MaximumSize = 64;

    private protected PoolingLayer(int size, int? stride)
    {
        Size = size;
        Stride = stride ?? size;
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(size, MaximumSize);
        ArgumentOutOfRangeException.ThrowIfLessThan(Stride, 1, nameof(stride));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Stride, MaximumSize, nameof(stride));
    }

    /// <summary>The side of the window.</summary>
    public int Size { get; }

    /// <summary>How far the window moves.</summary>
    public int Stride { get; }

    /// <summary>For example <c>MaxPool2d 2×2</c>.</summary>
    public sealed override string ToString()
        => $"{GetType().Name} {Size}×{Size}" + (Stride == Size ? string.Empty : $", stride {Stride}");

    /// <inheritdoc/>
    private protected sealed override PlaneSize OutputSize(PlaneSize input)
        => input.Height >= Size && input.Width >= Size
            ? new PlaneSize(((input.Height - Size) / Stride) + 1, ((input.Width - Size) / Stride) + 1)
            : throw new ShapeException(
                $"{this} expects images of at least {Size}×{Size}, but gets {input.Height}×{input.Width}; "
                    + "use a smaller window, or fewer layers that shrink the image.");
}
