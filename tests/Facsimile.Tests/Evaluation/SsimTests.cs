using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Numerics;
using Facsimile.Tests.Goldens;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Evaluation;

public class SsimTests
{
    [Fact]
    public void Agrees_with_scikit_image()
    {
        int compared = 0;
        foreach (JsonNode? golden in GoldenValues.Cases("ssim.json"))
        {
            int[] sides = [.. golden!["shape"]!.AsArray().Select(side => (int)side!)];
            var shape = new ImageShape(sides[0], sides[1], sides[2]);
            (string, SsimWindow)[] windows = [("uniform", SsimWindow.Uniform), ("gaussian", SsimWindow.Gaussian)];
            foreach ((string key, SsimWindow window) in windows)
            {
                if (golden[key] is { } expected)
                {
                    double actual = Ssim.Compute(golden["first"].Floats(), golden["second"].Floats(), shape, window);
                    Assert.True(
                        Math.Abs((double)expected - actual) < 1e-11,
                        $"{golden["name"]} {key}: expected {expected}, found {actual}");
                    compared++;
                }
            }
        }

        Assert.Equal(30 + 25, compared);
    }

    [Theory]
    [InlineData(SsimWindow.Uniform, 7)]
    [InlineData(SsimWindow.Gaussian, 11)]
    public void Agrees_with_the_plain_definition_for_all_small_sizes(SsimWindow window, int smallest)
    {
        var random = new RandomStream(3, "test");
        for (int height = smallest; height <= 20; height++)
        {
            for (int width = smallest; width <= 20; width++)
            {
                var shape = new ImageShape(1 + ((height + width) % 2), height, width);
                float[] x = TestImages.Noise(shape, random);
                float[] y = TestImages.Near(x, random);
                double expected = PlainSsim.Compute(x, y, shape, window);
                double actual = Ssim.Compute(x, y, shape, window);
                Assert.True(Math.Abs(expected - actual) < 1e-12, $"{shape}: expected {expected}, found {actual}");
            }
        }
    }

    [Theory]
    [InlineData(SsimWindow.Uniform)]
    [InlineData(SsimWindow.Gaussian)]
    public void Of_equal_images_is_exactly_1(SsimWindow window)
    {
        var shape = new ImageShape(2, 17, 23);
        float[] noise = TestImages.Noise(shape, new RandomStream(1, "test"));
        Assert.Equal(1, Ssim.Compute(noise, noise, shape, window));
        Assert.Equal(1, Ssim.Compute(new float[shape.Size], new float[shape.Size], shape, window));
    }

    [Theory]
    [InlineData(SsimWindow.Uniform)]
    [InlineData(SsimWindow.Gaussian)]
    public void Exchanging_the_images_changes_no_bit(SsimWindow window)
    {
        var shape = new ImageShape(1, 19, 14);
        var random = new RandomStream(2, "test");
        float[] x = TestImages.Noise(shape, random);
        float[] y = TestImages.Near(x, random);
        Assert.Equal(Ssim.Compute(x, y, shape, window), Ssim.Compute(y, x, shape, window));
    }

    [Theory]
    [InlineData(SsimWindow.Uniform)]
    [InlineData(SsimWindow.Gaussian)]
    public void Of_an_image_and_its_negative_is_below_0(SsimWindow window)
    {
        var shape = new ImageShape(1, 15, 15);
        float[] x = TestImages.Noise(shape, new RandomStream(4, "test"));
        float[] negative = [.. x.Select(value => 1 - value)];
        Assert.InRange(Ssim.Compute(x, negative, shape, window), -1, -0.5);
    }

    [Theory]
    [InlineData(float.NaN, 0)]
    [InlineData(float.NaN, 14 * 12 / 2)]
    [InlineData(float.NaN, (14 * 12) - 1)]
    [InlineData(float.PositiveInfinity, 30)]
    public void NaN_stays_NaN(float value, int position)
    {
        var shape = new ImageShape(1, 14, 12);
        float[] x = TestImages.Noise(shape, new RandomStream(5, "test"));
        float[] y = [.. x];
        y[position] = value;
        Assert.Equal(double.NaN, Ssim.Compute(x, y, shape));
        Assert.Equal(double.NaN, Ssim.Compute(x, y, shape, SsimWindow.Gaussian));

        // What it left in the shared buffers must not reach the next image.
        Assert.Equal(1, Ssim.Compute(x, x, shape));
    }

    [Theory]
    [InlineData(6, 28, SsimWindow.Uniform, "7×7")]
    [InlineData(28, 10, SsimWindow.Gaussian, "11×11")]
    public void Image_smaller_than_the_window_is_refused(int height, int width, SsimWindow window, string expected)
    {
        var shape = new ImageShape(1, height, width);
        float[] image = new float[shape.Size];
        Assert.False(Ssim.Fits(shape, window));
        Assert.Contains(expected, Assert.Throws<ArgumentException>(() => Ssim.Compute(image, image, shape, window)).Message);
    }

    [Fact]
    public void Lengths_that_do_not_match_the_shape_are_refused()
    {
        var shape = new ImageShape(1, 8, 8);
        Assert.Throws<ArgumentException>(() => Ssim.Compute(new float[64], new float[63], shape));
        Assert.Throws<ArgumentException>(() => Ssim.Compute(new float[65], new float[65], shape));
    }

    [Fact]
    public void An_image_allocates_nothing()
    {
        var shape = new ImageShape(1, 28, 28);
        float[] image = new float[shape.Size];
        Ssim.Compute(image, image, shape);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 100; i++)
        {
            Ssim.Compute(image, image, shape);
            Ssim.Compute(image, image, shape, SsimWindow.Gaussian);
        }

        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000);
    }
}
