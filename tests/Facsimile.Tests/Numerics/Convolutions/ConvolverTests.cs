using Facsimile.Layers;
using Facsimile.Numerics;
using Facsimile.Numerics.Convolutions;

namespace Facsimile.Tests.Numerics.Convolutions;

/// <summary>The engine's convolutions against plain loops: forward, and the gradients of input, weights and biases.</summary>
public sealed class ConvolverTests
{
    [Fact]
    public void Convolutions_agree_with_the_plain_loops_over_all_small_sizes()
    {
        foreach ((int kernel, int stride, int padding) in Windows())
        {
            for (int height = Math.Max(1, kernel - (2 * padding)); height <= 7; height++)
            {
                for (int width = Math.Max(1, kernel - (2 * padding)); width <= 7; width += 2)
                {
                    new ConvolutionCase(new Conv2d(2, 3, kernel, stride, padding), height, width).Check();
                }
            }
        }
    }

    [Fact]
    public void Transposed_convolutions_agree_with_the_plain_loops_over_all_small_sizes()
    {
        foreach ((int kernel, int stride, int padding) in Windows())
        {
            for (int height = 1; height <= 5; height++)
            {
                for (int width = 1 + (height % 2); width <= 6; width += 2)
                {
                    int rows = ((height - 1) * stride) - (2 * padding) + kernel;
                    int columns = ((width - 1) * stride) - (2 * padding) + kernel;
                    if (Math.Min(rows, columns) >= 1)
                    {
                        var layer = new ConvTranspose2d(
                            3, 2, kernel, stride, padding, height % stride, width % stride);
                        new ConvolutionCase(layer, height, width).Check();
                    }
                }
            }
        }
    }

    [Fact]
    public void Convolutions_of_enlarged_images_agree_with_the_plain_loops()
    {
        foreach ((int kernel, int stride, int padding) in Windows().Where(window => window.Stride == 1))
        {
            for (int scale = 2; scale <= 4; scale++)
            {
                for (int side = 1; side <= 5; side++)
                {
                    if ((Math.Min(side, 6 - side) * scale) + (2 * padding) >= kernel)
                    {
                        new ConvolutionCase(new Conv2d(5, 6, kernel, stride, padding), side, 6 - side, scale).Check();
                        new ConvolutionCase(new Conv2d(5, 1, kernel, stride, padding), side, 6 - side, scale).Check();
                    }
                }
            }
        }
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(1, 4)]
    [InlineData(1, 32)]
    [InlineData(3, 12)]
    [InlineData(4, 13)]
    [InlineData(16, 3)]
    [InlineData(17, 16)]
    [InlineData(25, 40)]
    [InlineData(32, 1)]
    public void Any_number_of_channels(int inputs, int outputs)
    {
        new ConvolutionCase(new Conv2d(inputs, outputs, 3, padding: 1), 7, 9).Check();
        new ConvolutionCase(new Conv2d(inputs, outputs, 5, stride: 2, padding: 2), 6, 9).Check();
        new ConvolutionCase(new ConvTranspose2d(inputs, outputs, 3, 2, 1, 1), 4, 3).Check();
        new ConvolutionCase(new ConvTranspose2d(inputs, outputs, 3), 4, 3).Check();
        new ConvolutionCase(new Conv2d(inputs, outputs, 3, padding: 1), 4, 3, scale: 2).Check();
    }

    [Theory]
    [InlineData(14, 14)]
    [InlineData(15, 16)]
    [InlineData(16, 15)]
    [InlineData(17, 31)]
    [InlineData(5, 32)]
    [InlineData(3, 33)]
    [InlineData(28, 28)]
    [InlineData(2, 70)]
    public void Rows_of_any_length(int height, int width)
    {
        new ConvolutionCase(new Conv2d(2, 3, 3, padding: 1), height, width).Check();
        new ConvolutionCase(new Conv2d(2, 3, 3, stride: 2, padding: 1), height, width).Check();
        new ConvolutionCase(new ConvTranspose2d(2, 3, 4, stride: 2, padding: 1), height, width).Check();
        new ConvolutionCase(new Conv2d(2, 3, 3, padding: 1), height, width, scale: 2).Check();
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(3, 5)]
    [InlineData(4, 31)]
    [InlineData(7, 32)]
    [InlineData(6, 33)]
    [InlineData(28, 28)]
    public void Pooled_convolutions_of_any_size(int height, int width)
    {
        new ConvolutionCase(new Conv2d(2, 5, 3, padding: 1), height, width, pools: true).Check();
        new ConvolutionCase(new Conv2d(2, 5, 2, stride: 2), 2 * height, 2 * width, pools: true).Check();
    }

    [Fact]
    public void Large_images_are_computed_band_by_band()
    {
        new ConvolutionCase(new Conv2d(8, 9, 3, padding: 1), 90, 100).Check(1e-3);
        new ConvolutionCase(new Conv2d(8, 9, 3, padding: 1), 91, 100, pools: true).Check(1e-3);
        new ConvolutionCase(new Conv2d(8, 9, 5, stride: 2, padding: 2), 121, 90).Check(1e-3);
        new ConvolutionCase(new ConvTranspose2d(8, 9, 3, stride: 2, padding: 1), 61, 60).Check(1e-3);
        new ConvolutionCase(new Conv2d(8, 9, 3, padding: 1), 50, 51, scale: 2).Check(1e-3);
    }

    [Fact]
    public void Kernel_of_256_bits_agrees_with_the_plain_loops()
        => CheckKernels(ConvolutionKernels.Of16<Register256>());

    [Fact]
    public void Kernel_of_128_bits_agrees_with_the_plain_loops()
        => CheckKernels(ConvolutionKernels.Of16<Register128>());

    [Fact]
    public void Kernel_of_512_bits_agrees_with_the_plain_loops()
        => CheckKernels(ConvolutionKernels.Of512());

    [Fact]
    public void Bits_do_not_depend_on_the_number_of_threads()
    {
        foreach (ConvolutionCase one in new[]
        {
            new ConvolutionCase(new Conv2d(5, 7, 3, padding: 1), 9, 11, batch: 70),
            new ConvolutionCase(new Conv2d(5, 7, 3, padding: 1), 9, 11, pools: true, batch: 70),
            new ConvolutionCase(new ConvTranspose2d(5, 7, 3, 2, 1, 1), 9, 11, batch: 70),
            new ConvolutionCase(new Conv2d(8, 9, 3, padding: 1), 90, 100, batch: 3),
        })
        {
            float[][] expected = one.Run(threads: 1);
            Assert.Equal(expected, one.Run(threads: 2));
            Assert.Equal(expected, one.Run(threads: 5));
        }
    }

    private static void CheckKernels(ConvolutionKernels kernels)
    {
        foreach (int width in new[] { 1, 3, 4, 5, 8, 11, 12, 13, 16, 24, 25, 40 })
        {
            new ConvolutionCase(new Conv2d(3, width, 3, padding: 1), 5, width, kernels: kernels).Check();
            new ConvolutionCase(new Conv2d(width, 3, 3, padding: 1), 3, width, kernels: kernels).Check();
            new ConvolutionCase(new ConvTranspose2d(3, 2, 3, 2, 1, 1), 3, width, kernels: kernels).Check();
        }
    }

    private static IEnumerable<(int Kernel, int Stride, int Padding)> Windows() =>
        from kernel in Enumerable.Range(1, 5)
        from stride in Enumerable.Range(1, 3)
        from padding in Enumerable.Range(0, kernel)
        select (kernel, stride, padding);
}
