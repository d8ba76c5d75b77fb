namespace Facsimile.Layers;

/// <summary>The mean of each window.</summary>
public sealed class AveragePool2d : PoolingLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="size">The side of the window, 1 to <see cref="PoolingLayer.MaximumSize"/>.</param>
    /// <param name="stride">How far the window moves, in the same range; by default the size: windows side by side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public AveragePool2d(int size, int? stride = null)
        : base(size, stride)
    {
    }

    /// <inheritdoc/>
    private protected override unsafe void ForwardPlane(Sizes sizes, float* input, float* output, float* scratch)
    {
        float share = 1f / (Size * Size);
        for (int y = 0; y < sizes.Output.Height; y++)
        {
            for (int x = 0; x < sizes.Output.Width; x++)
            {
                float sum = 0;
                for (int i = 0; i < Size; i++)
                {
                    float* row = input + (((y * Stride) + i) * sizes.Input.Width) + (x * Stride);
                    for (int j = 0; j < Size; j++)
                    {
                        sum += row[j];
                    }
                }

                *output++ = sum * share;
            }
        }
    }

    /// <inheritdoc/>
    private protected override unsafe void BackwardPlane(
        Sizes sizes, float* inputGradient, float* outputGradient, float* scratch)
    {
        float share = 1f / (Size * Size);
        for (int y = 0; y < sizes.Output.Height; y++)
        {
            for (int x = 0; x < sizes.Output.Width; x++)
            {
                float gradient = *outputGradient++ * share;
                for (int i = 0; i < Size; i++)
                {
                    float* row = inputGradient + (((y * Stride) + i) * sizes.Input.Width) + (x * Stride);
                    for (int j = 0; j < Size; j++)
                    {
                        row[j] += gradient;
                    }
                }
            }
        }
    }
}
