namespace Facsimile.Layers;

/// <summary>
/// Enlarges images by a whole number. Nearest: each pixel is repeated. Bilinear: the pixel i of the output stands at
/// s = (i + ½) / scale − ½ of the input, but not before its first pixel, and gets the mean of the pixels below and above s,
/// weighted by nearness; both along the rows and along the columns.
/// </summary>
public sealed class Upsample : PlaneLayer
{
    /// <summary>The largest scale: 64.</summary>
    public const int MaximumScale = 64;

    /// <summary>Creates the layer.</summary>
    /// <param name="scale">How many times as high and as wide the image becomes, 1 to <see cref="MaximumScale"/>.</param>
    /// <param name="mode">How the values between pixels are found; nearest by default.</param>
    /// <exception cref="ArgumentOutOfRangeException">The scale is outside its range.</exception>
    public Upsample(int scale, UpsampleMode mode = UpsampleMode.Nearest)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(scale, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(scale, MaximumScale);
        Scale = scale;
        Mode = mode;
    }

    /// <summary>How many times as high and as wide the image becomes.</summary>
    public int Scale { get; }

    /// <summary>How the values between pixels are found.</summary>
    public UpsampleMode Mode { get; }

    /// <summary>For example <c>Upsample 2×, nearest</c>.</summary>
    public override string ToString() => $"Upsample {Scale}×, {(Mode == UpsampleMode.Nearest ? "nearest" : "bilinear")}";

    /// <inheritdoc/>
    private protected override PlaneSize OutputSize(PlaneSize input)
        => (long)input.Height * Scale * input.Width * Scale <= int.MaxValue
            ? new PlaneSize(input.Height * Scale, input.Width * Scale)
            : throw new ShapeException(
                $"{this} would make images that are too large of {input.Height}×{input.Width}; use a smaller scale.");

    /// <inheritdoc/>
    private protected override unsafe void ForwardPlane(Sizes sizes, float* input, float* output, float* scratch)
    {
        for (int y = 0; y < sizes.Output.Height; y++)
        {
            Place row = PlaceOf(y, sizes.Input.Height);
            float* first = input + (row.First * sizes.Input.Width);
            float* second = input + (row.Second * sizes.Input.Width);
            for (int x = 0; x < sizes.Output.Width; x++)
            {
                Place column = PlaceOf(x, sizes.Input.Width);
                *output++ = Mix(
                    Mix(first[column.First], first[column.Second], column.Weight),
                    Mix(second[column.First], second[column.Second], column.Weight),
                    row.Weight);
            }
        }

        static float Mix(float first, float second, float weight) => (first * (1 - weight)) + (second * weight);
    }

    /// <inheritdoc/>
    private protected override unsafe void BackwardPlane(
        Sizes sizes, float* inputGradient, float* outputGradient, float* scratch)
    {
        for (int y = 0; y < sizes.Output.Height; y++)
        {
            Place row = PlaceOf(y, sizes.Input.Height);
            float* first = inputGradient + (row.First * sizes.Input.Width);
            float* second = inputGradient + (row.Second * sizes.Input.Width);
            for (int x = 0; x < sizes.Output.Width; x++)
            {
                Place column = PlaceOf(x, sizes.Input.Width);
                float ofSecond = *outputGradient * row.Weight;
                float ofFirst = *outputGradient++ - ofSecond;
                first[column.First] += ofFirst * (1 - column.Weight);
                first[column.Second] += ofFirst * column.Weight;
                second[column.First] += ofSecond * (1 - column.Weight);
                second[column.Second] += ofSecond * column.Weight;
            }
        }
    }

    /// <summary>From which two pixels of a row or column pixel i of the enlarged one comes.</summary>
    private Place PlaceOf(int i, int length)
    {
        if (Mode == UpsampleMode.Nearest)
        {
            return new Place(i / Scale, i / Scale, 0);
        }

        // (i + ½) / scale − ½ as a fraction over 2·scale, so that it is exact.
        int numerator = Math.Max(0, (2 * i) + 1 - Scale);
        int first = numerator / (2 * Scale);
        return new Place(first, Math.Min(first + 1, length - 1), (float)(numerator % (2 * Scale)) / (2 * Scale));
    }

    private readonly record struct Place(int First, int Second, float Weight);
}
