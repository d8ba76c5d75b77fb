using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models;

namespace Facsimile.Tests.Models;

public class ConvolutionalArchitectureTests
{
    [Fact]
    public void The_decoder_gives_back_the_size_of_any_image()
    {
        var plan = new ConvolutionalArchitecture { Channels = [3, 4, 5], CodeSize = 6 };
        for (int height = 1; height <= 12; height++)
        {
            for (int width = 1; width <= 12; width++)
            {
                var shape = new ImageShape(1 + (height % 3), height, width);
                Autoencoder model = Autoencoder.Create(shape, plan);
                Assert.Equal(new Shape(shape.Channels, height, width), model.Decoder.Output);
                Assert.Equal(6, model.CodeSize);
            }
        }
    }

    [Fact]
    public void Layers_halve_the_image_and_bring_it_back()
    {
        Autoencoder model = Autoencoder.Create(
            new ImageShape(3, 30, 27),
            new ConvolutionalArchitecture
            {
                Channels = [8, 16],
                CodeSize = 10,
                Hidden = "tanh",
                Code = "sigmoid",
                Output = "linear",
            });
        Assert.Equal(
            [
                "Conv2d 3→8, 3×3, stride 2, padding 1", "Tanh", "Conv2d 8→16, 3×3, stride 2, padding 1", "Tanh", "Flatten",
                "Dense 896→10", "Sigmoid",
            ],
            model.Encoder.Layers.Select(layer => layer.ToString()));
        Assert.Equal(
            [
                "Dense 10→896", "Tanh", "Reshape 16×8×7",
                "ConvTranspose2d 16→8, 3×3, stride 2, padding 1, output padding 0×1", "Tanh",
                "ConvTranspose2d 8→3, 3×3, stride 2, padding 1, output padding 1×0",
            ],
            model.Decoder.Layers.Select(layer => layer.ToString()));
    }

    [Fact]
    public void Plans_that_cannot_work_are_refused_with_what_to_change()
    {
        AssertRefused("network.channels is empty", new ConvolutionalArchitecture { Channels = [], CodeSize = 2 });
        AssertRefused("network.channels[1] is 0;", new ConvolutionalArchitecture { Channels = [4, 0], CodeSize = 2 });
        AssertRefused("network.channels[0] is 65537;", new ConvolutionalArchitecture { Channels = [65537], CodeSize = 2 });
        AssertRefused("network.codeSize is 0;", new ConvolutionalArchitecture { Channels = [4], CodeSize = 0 });
        AssertRefused(
            "The network would have more than 134217728 weights",
            new ConvolutionalArchitecture { Channels = [60000, 60000], CodeSize = 2 });
        AssertRefused(
            "There is no activation 'swish'", new ConvolutionalArchitecture { Channels = [4], CodeSize = 2, Hidden = "swish" });
    }

    [Fact]
    public void Plans_are_equal_by_value()
    {
        var plan = new ConvolutionalArchitecture { Channels = [4, 5], CodeSize = 2 };
        Assert.Equal(plan, new ConvolutionalArchitecture { Channels = [4, 5], CodeSize = 2 });
        Assert.NotEqual(plan, new ConvolutionalArchitecture { Channels = [4, 6], CodeSize = 2 });
        Assert.NotEqual(plan, plan with { CodeSize = 3 });
    }

    private static void AssertRefused(string begin, ConvolutionalArchitecture plan)
        => Assert.StartsWith(
            begin,
            Assert.Throws<FacsimileException>(() => Autoencoder.Create(new ImageShape(1, 28, 28), plan)).Message,
            StringComparison.Ordinal);
}
