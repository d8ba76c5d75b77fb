namespace Facsimile.Layers;

/// <summary>
/// The largest value of each window; of equal ones the gradient goes to the first, row by row. NaN counts as the largest.
/// </summary>
public sealed class MaxPool2d : PoolingLayer
{
    /// <summary>Creates the layer.</summary>
    /// <param name="size">The side of the window, 1 to <see cref="PoolingLayer.MaximumSize"/>.</param>
    /// <param name="stride">How far the window moves, in the same range; by default the size: windows side by side.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is outside its range.</exception>
    public MaxPool2d(int size, int? stride = null)
        : base(size, stride)
    {
    }

    /// <inheritdoc/>
    public override int ScratchSize(Shape input) => OutputShape(input).Size;

    /// <inheritdoc/>
    private protected override unsafe void ForwardPlane(Sizes sizes, float* input, float* output, float* scratch)
    {
        int width = sizes.Input.Width;
        for (int y = 0; y < sizes.Output.Height; y++)
        {
            for (int x = 0; x < sizes.Output.Width; x++)
            {
                int largest = ((y * width) + x) * Stride;
                for (int i = 0; i < Size * Size; i++)
                {
                    int place = (((y * Stride) + (i / Size)) * width) + (x * Stride) + (i % Size);
                    largest = input[place] > input[largest] || float.IsNaN(input[place]) ? place : largest;
                }

                *output++ = input[largest];
                if (scratch != null)
                {
                    *(int*)scratch++ = largest;
                }
            }
        }
    }

    /// <inheritdoc/>
    private protected override unsafe void BackwardPlane(
        Sizes sizes, float* inputGradient, float* outputGradient, float* scratch)
    {
        for (int i = 0; i < sizes.Output.Size; i++)
        {
            inputGradient[((int*)scratch)[i]] += outputGradient[i];
        }
    }

    /// <inheritdoc/>
    private protected override unsafe void TangentPlane(Sizes sizes, float* tangent, float* outputTangent, float* scratch)
    {
        for (int i = 0; i < sizes.Output.Size; i++)
        {
            outputTangent[i] = tangent[((int*)scratch)[i]];
        }
    }
}
