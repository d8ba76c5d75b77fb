using Facsimile.Layers;

namespace Facsimile.Tests.References;

/// <summary>
/// A convolution as the list of its products: each weight joins certain inputs to certain outputs. Forward, both gradients and
/// the transposed convolution are then the same plain loop.
/// </summary>
/// <param name="Channels">The channels of the smaller image, the output of a convolution.</param>
/// <param name="Height">Its rows.</param>
/// <param name="Width">Its columns.</param>
/// <param name="LargeChannels">The channels of the larger image, the input of a convolution.</param>
/// <param name="LargeHeight">Its rows.</param>
/// <param name="LargeWidth">Its columns.</param>
/// <param name="Kernel">The side of the kernel.</param>
/// <param name="Stride">The stride.</param>
/// <param name="Padding">The padding.</param>
/// <param name="Scale">How often each pixel of the larger image is repeated before the convolution.</param>
internal sealed record PlainConvolution(
    int Channels,
    int Height,
    int Width,
    int LargeChannels,
    int LargeHeight,
    int LargeWidth,
    int Kernel,
    int Stride,
    int Padding,
    int Scale = 1)
{
    public int Size => Channels * Height * Width;

    public int LargeSize => LargeChannels * LargeHeight * LargeWidth;

    /// <summary>What a layer does to images of the given size.</summary>
    public static PlainConvolution Of(Convolution layer, Shape input, Shape output, int scale = 1)
    {
        (Shape small, Shape large) = layer is ConvTranspose2d ? (input, output) : (output, input);
        return new PlainConvolution(
            small.Dimensions[0],
            small.Dimensions[1],
            small.Dimensions[2],
            large.Dimensions[0],
            large.Dimensions[1],
            large.Dimensions[2],
            layer.Kernel,
            layer.Stride,
            layer.Padding,
            scale);
    }

    /// <summary>Calls the function with the indices (smaller image, larger image, weight) of each product.</summary>
    public void ForEach(Action<int, int, int> product)
    {
        for (int i = 0; i < Size; i++)
        {
            (int channel, int y, int x) = (i / (Height * Width), i / Width % Height, i % Width);
            for (int k = 0; k < LargeChannels * Kernel * Kernel; k++)
            {
                int row = (y * Stride) + (k / Kernel % Kernel) - Padding;
                int column = (x * Stride) + (k % Kernel) - Padding;
                if (row >= 0 && row < LargeHeight * Scale && column >= 0 && column < LargeWidth * Scale)
                {
                    int large = (((k / (Kernel * Kernel) * LargeHeight) + (row / Scale)) * LargeWidth) + (column / Scale);
                    product(i, large, (channel * LargeChannels * Kernel * Kernel) + k);
                }
            }
        }
    }

    /// <summary>The smaller image: Σ weight · larger image.</summary>
    public double[] Convolve(double[] large, double[] weights)
    {
        double[] small = new double[Size];
        ForEach((i, j, k) => small[i] += weights[k] * large[j]);
        return small;
    }

    /// <summary>The larger image: Σ weight · smaller image.</summary>
    public double[] Transpose(double[] small, double[] weights)
    {
        double[] large = new double[LargeSize];
        ForEach((i, j, k) => large[j] += weights[k] * small[i]);
        return large;
    }

    /// <summary>The gradient of the weights: Σ smaller image · larger image.</summary>
    public double[] Products(double[] small, double[] large)
    {
        double[] products = new double[Channels * LargeChannels * Kernel * Kernel];
        ForEach((i, j, k) => products[k] += small[i] * large[j]);
        return products;
    }
}
