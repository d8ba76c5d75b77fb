using Facsimile.Data;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class CaptionedGridTests
{
    private static readonly ImageShape Shape = new(1, 28, 28);

    [Fact]
    public void Rows_stand_below_each_other_with_their_captions_between()
    {
        Images top = SampleRun.Noise(Shape, 2, 1);
        Images bottom = SampleRun.Noise(Shape, 2, 2);

        Images picture = PngFile.Decode(CaptionedGrid.ToPng([(top, []), (bottom, ["0.1234", "0.0001"])]));

        // Images of 84 with 2 between, 8 around; letters twice as large, 14 high, and 4 below them.
        Assert.Equal(new ImageShape(1, 8 + 84 + 8 + 18 + 84 + 8, 8 + 84 + 2 + 84 + 8), picture.Shape);
        AssertStrip(top, picture, 8);
        AssertStrip(bottom, picture, 8 + 84 + 8 + 18);
        byte[] band = [.. Enumerable.Range(100, 14).SelectMany(row => picture.Pixels.Slice(row * 186, 186).ToArray())];
        Assert.Equal((byte[])[24, 226], band.Distinct().Order());
        Assert.All(Enumerable.Range(8, 14), column => Assert.Equal(226, band[column - 8]));
    }

    [Fact]
    public void Captions_stand_over_the_middle_of_their_images()
    {
        Images picture = PngFile.Decode(CaptionedGrid.ToPng([(SampleRun.Noise(Shape, 1, 1), ["0.0000"])]));
        int[] ink = [.. Enumerable.Range(0, picture.Shape.Width).Where(x => Enumerable.Range(8, 14).Any(y => picture.Pixels[(y * picture.Shape.Width) + x] == 24))];
        Assert.Equal(8 + 42, (ink[0] + ink[^1] + 1) / 2.0, 1.0);
        Assert.Equal(70, ink[^1] - ink[0] + 1);
    }

    [Theory]
    [InlineData(1, 8, 1)]
    [InlineData(3, 12, 12)]
    [InlineData(1, 60, 90)]
    public void Any_size_has_room_for_an_error(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        Images picture = PngFile.Decode(CaptionedGrid.ToPng([(SampleRun.Noise(shape, 3, 1), ["0.1234", "0.5678", "0.9000"])]));
        Assert.Equal(channels, picture.Shape.Channels);
        Assert.Contains((byte)24, picture.Pixels.ToArray());
    }

    [Fact]
    public void Captions_that_are_not_as_many_as_images_are_refused()
    {
        Images two = SampleRun.Noise(Shape, 2, 1);
        Assert.Throws<ArgumentException>(() => CaptionedGrid.ToPng([(two, ["0.1"])]));
        Assert.Throws<ArgumentException>(() => CaptionedGrid.ToPng([(two, []), (SampleRun.Noise(new ImageShape(1, 3, 3), 2, 1), [])]));
    }

    private static void AssertStrip(Images images, Images picture, int top)
    {
        (ImageShape shape, byte[] pixels) = ImageGrid.Compose([images]);
        for (int row = 0; row < shape.Height; row++)
        {
            Assert.Equal(
                pixels.AsSpan(row * shape.Width, shape.Width).ToArray(),
                picture.Pixels.Slice(((top + row) * picture.Shape.Width) + 8, shape.Width).ToArray());
        }
    }
}
