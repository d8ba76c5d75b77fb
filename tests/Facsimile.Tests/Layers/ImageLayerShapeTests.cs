using Facsimile.Layers;

namespace Facsimile.Tests.Layers;

public class ImageLayerShapeTests
{
    [Theory]
    [InlineData(28, 28, 3, 1, 1, 28, 28)]
    [InlineData(28, 28, 3, 1, 0, 26, 26)]
    [InlineData(7, 10, 3, 2, 1, 4, 5)]
    [InlineData(1, 1, 3, 2, 1, 1, 1)]
    [InlineData(5, 64, 5, 3, 0, 1, 20)]
    public void Convolutions_give_the_size_that_PyTorch_gives(
        int height, int width, int kernel, int stride, int padding, int outputHeight, int outputWidth)
        => Assert.Equal(
            new Shape(4, outputHeight, outputWidth),
            new Conv2d(3, 4, kernel, stride, padding).OutputShape(new Shape(3, height, width)));

    [Theory]
    [InlineData(3, 3, 3, 2, 0, 0, 7, 7)]
    [InlineData(7, 7, 3, 2, 1, 1, 14, 14)]
    [InlineData(1, 2, 3, 2, 1, 0, 1, 3)]
    [InlineData(4, 5, 5, 1, 0, 0, 8, 9)]
    public void Transposed_convolutions_give_the_size_that_PyTorch_gives(
        int height, int width, int kernel, int stride, int padding, int outputPadding, int outputHeight, int outputWidth)
        => Assert.Equal(
            new Shape(4, outputHeight, outputWidth),
            new ConvTranspose2d(3, 4, kernel, stride, padding, outputPadding).OutputShape(new Shape(3, height, width)));

    [Fact]
    public void Pooling_leaves_out_what_fills_no_window()
    {
        Assert.Equal(new Shape(2, 3, 3), new MaxPool2d(2).OutputShape(new Shape(2, 7, 6)));
        Assert.Equal(new Shape(2, 3, 2), new AveragePool2d(3, stride: 2).OutputShape(new Shape(2, 8, 6)));
    }

    [Fact]
    public void Layers_print_what_they_do()
    {
        Assert.Equal("Conv2d 1→16, 3×3, padding 1", new Conv2d(1, 16, 3, padding: 1).ToString());
        Assert.Equal("Conv2d 1→16, 3×3, stride 2", new Conv2d(1, 16, 3, stride: 2).ToString());
        Assert.Equal(
            "ConvTranspose2d 8→16, 3×3, stride 2, padding 1, output padding 1",
            new ConvTranspose2d(8, 16, 3, 2, 1, 1).ToString());
        Assert.Equal(
            "ConvTranspose2d 8→1, 4×4, stride 2, output padding 1×0", new ConvTranspose2d(8, 1, 4, 2, 0, 1, 0).ToString());
        Assert.Equal("MaxPool2d 2×2", new MaxPool2d(2).ToString());
        Assert.Equal("AveragePool2d 3×3, stride 2", new AveragePool2d(3, 2).ToString());
        Assert.Equal("Upsample 2×, nearest", new Upsample(2).ToString());
        Assert.Equal("Upsample 3×, bilinear", new Upsample(3, UpsampleMode.Bilinear).ToString());
        Assert.Equal("BatchNorm 16", new BatchNorm(16).ToString());
    }

    [Fact]
    public void A_size_that_cannot_work_names_the_layer_and_says_what_to_do()
    {
        AssertRefused(
            "Conv2d 1→4, 5×5 expects images of at least 5×5, but gets 1×4×9; "
                + "use a smaller kernel, more padding, or fewer layers that shrink the image.",
            new Shape(1, 4, 9),
            new Conv2d(1, 4, 5));
        AssertRefused(
            "Conv2d 1→4, 3×3 expects images of 1×height×width, but gets 3×8×8; give the layer 3 input channels.",
            new Shape(3, 8, 8),
            new Conv2d(1, 4, 3));
        AssertRefused(
            "ConvTranspose2d 1→4, 3×3 expects images of 1×height×width, but gets 64; put a Reshape before it.",
            new Shape(64),
            new ConvTranspose2d(1, 4, 3));
        AssertRefused(
            "ConvTranspose2d 1→4, 3×3, padding 2 would make images of 0×1 of 1×2×3; use less padding.",
            new Shape(1, 2, 3),
            new ConvTranspose2d(1, 4, 3, padding: 2));
        AssertRefused(
            "MaxPool2d 2×2 expects images of at least 2×2, but gets 1×5; "
                + "use a smaller window, or fewer layers that shrink the image.",
            new Shape(6, 1, 5),
            new MaxPool2d(2));
        AssertRefused(
            "AveragePool2d 2×2 expects images of channels×height×width, but gets 9; put a Reshape before it.",
            new Shape(9),
            new AveragePool2d(2));
        AssertRefused(
            "Upsample 64×, nearest would make images that are too large of 30000×30000; use a smaller scale.",
            new Shape(1, 30000, 30000),
            new Upsample(64));
        AssertRefused(
            "ConvTranspose2d 1→1, 3×3, stride 64 would make images of 1919939×1919939 of 1×30000×30000, which are too large; "
                + "use a smaller stride.",
            new Shape(1, 30000, 30000),
            new ConvTranspose2d(1, 1, 3, 64));
        AssertRefused(
            "BatchNorm 4 expects 4 values a sample or images of 4×height×width, but gets 3×8×8; give the layer 3 features.",
            new Shape(3, 8, 8),
            new BatchNorm(4));
    }

    [Fact]
    public void A_network_tells_which_of_its_layers_does_not_fit()
    {
        ShapeException error = Assert.Throws<ShapeException>(() => new Sequential(
            new Shape(1, 28, 28), new Conv2d(1, 8, 3), new Relu(), new Conv2d(16, 8, 3)));
        Assert.Equal(
            "Layer 2, after Relu, does not fit: Conv2d 16→8, 3×3 expects images of 16×height×width, but gets 8×26×26; "
                + "give the layer 8 input channels.",
            error.Message);
    }

    [Theory]
    [InlineData(0, 1, 3, 1, 0)]
    [InlineData(1, 65537, 3, 1, 0)]
    [InlineData(1, 1, 0, 1, 0)]
    [InlineData(1, 1, 65, 1, 0)]
    [InlineData(1, 1, 3, 0, 0)]
    [InlineData(1, 1, 3, 1, 3)]
    [InlineData(1, 1, 3, 1, -1)]
    public void Numbers_out_of_range_are_refused(int inputs, int outputs, int kernel, int stride, int padding)
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Conv2d(inputs, outputs, kernel, stride, padding));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvTranspose2d(inputs, outputs, kernel, stride, padding));
    }

    [Fact]
    public void Other_numbers_out_of_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvTranspose2d(1, 1, 3, stride: 2, outputPadding: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ConvTranspose2d(1, 1, 3, 2, 0, 0, outputPaddingWidth: 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MaxPool2d(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AveragePool2d(2, stride: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Upsample(65));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm(1, momentum: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchNorm(1, epsilon: double.NaN));
    }

    private static void AssertRefused(string message, Shape input, Layer layer)
        => Assert.Equal(message, Assert.Throws<ShapeException>(() => layer.OutputShape(input)).Message);
}
