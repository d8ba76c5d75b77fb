using Facsimile.Data;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class PixelTextTests
{
    [Fact]
    public void Letters_are_drawn_as_they_look()
    {
        string[] expected =
        [
            "...................",
            ".###...........#...",
            "#...#.........##...",
            "#..##........#.#...",
            "#.#.#.......#..#...",
            "##..#.......#####..",
            "#...#..##......#...",
            ".###...##......#...",
        ];
        Assert.Equal(expected, Draw("0.4", 1, 19, 8, 1, 0));
        Assert.Equal(17, PixelText.WidthOf("0.4"));
        Assert.Equal(0, PixelText.WidthOf(""));
    }

    [Fact]
    public void Letters_grow_by_a_whole_factor_and_unknown_ones_leave_a_gap()
    {
        string[] small = Draw("1e−5", 1, 23, 7, 0, 0);
        string[] large = Draw("1e−5", 3, 69, 21, 0, 0);
        Assert.All(Enumerable.Range(0, 21), y => Assert.All(
            Enumerable.Range(0, 69), x => Assert.Equal(small[y / 3][x / 3], large[y][x])));
        Assert.All(Draw("x?", 1, 11, 7, 0, 0), row => Assert.DoesNotContain('#', row));
    }

    [Fact]
    public void What_would_leave_the_picture_is_cut_off()
    {
        string[] cut = Draw("88", 1, 8, 7, 0, 0);
        Assert.Equal([".###...#", "#...#.#."], [cut[0][..8], cut[1][..8]]);
    }

    [Fact]
    public void All_channels_are_written()
    {
        byte[] pixels = new byte[3 * 7 * 5];
        PixelText.Write("7", 9, 1, pixels, new ImageShape(3, 7, 5), 0, 0);
        Assert.Equal(pixels[..35], pixels[35..70]);
        Assert.Equal(pixels[..35], pixels[70..]);
        Assert.Equal([9, 9, 9, 9, 9], pixels[..5]);
    }

    private static string[] Draw(string text, int scale, int width, int height, int top, int left)
    {
        byte[] pixels = new byte[width * height];
        PixelText.Write(text, 1, scale, pixels, new ImageShape(1, height, width), top, left);
        return [.. pixels.Chunk(width).Select(row => string.Concat(row.Select(pixel => pixel == 1 ? '#' : '.')))];
    }
}
