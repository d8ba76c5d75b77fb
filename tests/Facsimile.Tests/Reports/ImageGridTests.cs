using Facsimile.Data;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class ImageGridTests
{
    [Theory]
    [InlineData(28, 28, 3)]
    [InlineData(8, 8, 12)]
    [InlineData(4, 4, 24)]
    [InlineData(1, 1, 96)]
    [InlineData(48, 20, 2)]
    [InlineData(64, 64, 1)]
    [InlineData(300, 200, 1)]
    public void Enlargement_is_whole_and_shrinks_with_the_image(int height, int width, int expected)
        => Assert.Equal(expected, ImageGrid.Enlargement(new ImageShape(1, height, width)));

    [Fact]
    public void Each_pixel_becomes_a_square_and_grey_lines_part_the_images()
    {
        var shape = new ImageShape(1, 32, 32);
        Images top = SampleRun.Noise(shape, 2, 1);
        Images bottom = SampleRun.Noise(shape, 2, 2);

        (ImageShape grid, byte[] pixels) = ImageGrid.Compose([top, bottom]);

        Assert.Equal(new ImageShape(1, (2 * 96) + 2, (2 * 96) + 2), grid);
        byte At(int y, int x) => pixels[(y * grid.Width) + x];
        for (int y = 0; y < 96; y++)
        {
            for (int x = 0; x < 96; x++)
            {
                int source = (y / 3 * 32) + (x / 3);
                Assert.Equal(top[0][source], At(y, x));
                Assert.Equal(top[1][source], At(y, x + 98));
                Assert.Equal(bottom[0][source], At(y + 98, x));
                Assert.Equal(bottom[1][source], At(y + 98, x + 98));
            }
        }

        for (int i = 0; i < grid.Width; i++)
        {
            Assert.Equal([128, 128, 128, 128], [At(96, i), At(97, i), At(i, 96), At(i, 97)]);
        }
    }

    [Fact]
    public void Narrow_images_stand_far_enough_apart_for_a_number_below_each()
    {
        var shape = new ImageShape(1, 28, 2);
        (ImageShape grid, byte[] pixels) = ImageGrid.Compose([SampleRun.Noise(shape, 3, 1)]);

        Assert.Equal((6, 34), ImageGrid.Columns(shape));
        Assert.Equal(new ImageShape(1, 28 * 3, (2 * 40) + 6), grid);
        Assert.All(Enumerable.Range(6, 34), x => Assert.Equal(128, pixels[x]));
    }

    [Fact]
    public void Colour_channels_stay_apart()
    {
        var shape = new ImageShape(3, 100, 100);
        Images images = SampleRun.Noise(shape, 2, 3);

        (ImageShape grid, byte[] pixels) = ImageGrid.Compose([images]);

        Assert.Equal(new ImageShape(3, 100, 202), grid);
        Assert.Equal(images[1][(2 * 10000) + (7 * 100) + 9], pixels[(((2 * 100) + 7) * 202) + 102 + 9]);
        Assert.Equal(images[0][10000 + 99], pixels[(100 * 202) + 99]);
    }

    [Fact]
    public void A_shorter_row_leaves_grey_places()
    {
        var shape = new ImageShape(1, 96, 96);
        (ImageShape grid, byte[] pixels) = ImageGrid.Compose([SampleRun.Noise(shape, 2, 1), SampleRun.Noise(shape, 1, 2)]);

        Assert.All(Enumerable.Range(98, 96), y => Assert.Equal(128, pixels[(y * grid.Width) + 150]));
    }

    [Fact]
    public void Rows_of_different_sizes_are_refused()
        => Assert.Throws<ArgumentException>(() => ImageGrid.Compose(
            [SampleRun.Noise(new ImageShape(1, 8, 8), 1, 1), SampleRun.Noise(new ImageShape(1, 9, 8), 1, 1)]));
}
