using System.Text.Json;
using Facsimile.Data;

namespace Facsimile.Tests.Data;

public class ImageConversionTests
{
    /// <summary>Two RGB images of one pixel each.</summary>
    private static readonly Images Colour = new(new ImageShape(3, 1, 1), [255, 0, 0, 10, 200, 30]);

    [Theory]
    [InlineData(ColourMode.Grey, new byte[] { 76, 124 })] // 76.245 and 2.99 + 117.4 + 3.42 = 123.81
    [InlineData(ColourMode.Red, new byte[] { 255, 10 })]
    [InlineData(ColourMode.Green, new byte[] { 0, 200 })]
    [InlineData(ColourMode.Blue, new byte[] { 0, 30 })]
    public void Colours_become_one_channel(ColourMode mode, byte[] expected)
    {
        Images converted = ColourConversion.Apply(Colour, mode);
        Assert.Equal(new ImageShape(1, 1, 1), converted.Shape);
        Assert.Equal(expected, converted.Pixels.ToArray());
    }

    [Fact]
    public void Grey_becomes_three_equal_channels_and_back()
    {
        var grey = new Images(new ImageShape(1, 1, 2), [1, 2, 3, 4]);
        Images colour = ColourConversion.Apply(grey, ColourMode.Rgb);
        Assert.Equal([1, 2, 1, 2, 1, 2, 3, 4, 3, 4, 3, 4], colour.Pixels.ToArray());
        Assert.Equal(grey.Pixels.ToArray(), ColourConversion.Apply(colour, ColourMode.Grey).Pixels.ToArray());
    }

    [Fact]
    public void Nothing_is_copied_when_nothing_changes()
    {
        Assert.Same(Colour, ColourConversion.Apply(Colour, ColourMode.AsStored));
        Assert.Same(Colour, ColourConversion.Apply(Colour, ColourMode.Rgb));
        Assert.Same(Colour, ImageResize.Apply(Colour, 1, 1));
    }

    [Fact]
    public void Resized_images_are_those_of_numpy_and_PyTorch()
    {
        JsonElement golden = JsonDocument.Parse(File.ReadAllText(SourceTree.Golden("data_numbers.json"))).RootElement;
        byte[] pixels = Pixels(golden.GetProperty("image"));

        // Two planes, the second reversed, so that planes that run into each other are noticed.
        var images = new Images(new ImageShape(1, 7, 5), [.. pixels, .. pixels.Reverse()]);
        foreach (JsonElement resized in golden.GetProperty("resized").EnumerateArray())
        {
            int height = resized.GetProperty("height").GetInt32();
            int width = resized.GetProperty("width").GetInt32();
            Images found = ImageResize.Apply(images, height, width);
            Assert.Equal(new ImageShape(1, height, width), found.Shape);
            Assert.Equal(Pixels(resized), found[0].ToArray());
        }
    }

    [Fact]
    public void Resizing_keeps_a_plain_image_plain_and_each_channel_apart()
    {
        var images = new Images(
            new ImageShape(3, 6, 4), [.. Enumerable.Repeat((byte)255, 24), .. new byte[24], .. Enumerable.Repeat((byte)7, 24)]);
        foreach ((int height, int width) in new[] { (3, 9), (13, 2), (1, 1), (20, 20) })
        {
            int plane = height * width;
            Images found = ImageResize.Apply(images, height, width);
            Assert.Equal(
                [.. Enumerable.Repeat((byte)255, plane), .. new byte[plane], .. Enumerable.Repeat((byte)7, plane)],
                found.Pixels.ToArray());
        }
    }

    [Theory]
    [InlineData(2_000_000, 1)]
    [InlineData(1, 2_000_000)]
    public void Resizing_a_very_long_picture_takes_no_memory_for_its_length(int height, int width)
    {
        var images = new Images(new ImageShape(1, height, width), [.. Enumerable.Repeat((byte)99, 2_000_000)]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Images found = ImageResize.Apply(images, 28, 28);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 784, 20_000);
        Assert.All(found.Pixels.ToArray(), pixel => Assert.Equal(99, pixel));
    }

    [Fact]
    public void More_colour_than_memory_can_hold_is_refused()
    {
        var many = new Images(new ImageShape(1, 1, 1), new byte[Array.MaxLength / 2]);
        BadInput.Says(() => ColourConversion.Apply(many, ColourMode.Rgb), "do not fit");
    }

    private static byte[] Pixels(JsonElement image)
        => [.. image.GetProperty("pixels").EnumerateArray().Select(value => value.GetByte())];
}
