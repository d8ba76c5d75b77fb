using System.Text.Json;
using Facsimile.Data;
using Facsimile.Data.Png;

namespace Facsimile.Tests.Data;

public sealed class PngFileTests
{
    public static TheoryData<string> GoldenNames => [.. Goldens().Select(golden => golden.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(GoldenNames))]
    public void Decodes_files_of_other_encoders(string name)
    {
        JsonElement golden = Goldens().Single(golden => golden.GetProperty("name").GetString() == name);
        int[] shape = [.. golden.GetProperty("shape").EnumerateArray().Select(value => value.GetInt32())];
        byte[] expected = [.. golden.GetProperty("pixels").EnumerateArray().Select(value => value.GetByte())];

        Images image = PngFile.Decode(golden.GetProperty("png").GetBytesFromBase64());

        Assert.Equal(new ImageShape(shape[0], shape[1], shape[2]), image.Shape);
        Assert.Equal(1, image.Count);
        Assert.Equal(expected, image.Pixels.ToArray());
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(1, 28, 28)]
    [InlineData(3, 1, 17)]
    [InlineData(3, 64, 33)]
    public void Decode_gives_back_what_Encode_got(int channels, int height, int width)
    {
        var shape = new ImageShape(channels, height, width);
        byte[] noise = new byte[shape.Size];
        new Random(1).NextBytes(noise);
        byte[] smooth = [.. Enumerable.Range(0, shape.Size).Select(i => (byte)(i * i / 50))];

        foreach (byte[] pixels in new[] { noise, smooth })
        {
            Images decoded = PngFile.Decode(PngFile.Encode(shape, pixels));
            Assert.Equal(shape, decoded.Shape);
            Assert.Equal(pixels, decoded.Pixels.ToArray());
        }
    }

    [Fact]
    public void Encode_gives_the_same_bytes_each_time_and_uses_filters()
    {
        var shape = new ImageShape(1, 100, 100);
        byte[] slope = [.. Enumerable.Range(0, shape.Size).Select(i => (byte)(i / 100 + (i % 100 * 2)))];

        byte[] png = PngFile.Encode(shape, slope);

        Assert.Equal(png, PngFile.Encode(shape, slope));
        Assert.True(png.Length < 400, $"{png.Length} bytes for a slope: rows are not filtered");
    }

    [Fact]
    public void Each_filter_is_undone_exactly()
    {
        byte[] row = new byte[30];
        byte[] above = new byte[30];
        var random = new Random(5);
        random.NextBytes(row);
        random.NextBytes(above);
        for (int filter = 0; filter < PngFilter.Count; filter++)
        {
            byte[] filtered = new byte[row.Length];
            PngFilter.Apply(filter, row, above, 3, filtered);
            PngFilter.Undo(filter, filtered, above, 3);
            Assert.Equal(row, filtered);
        }
    }

    [Fact]
    public void Checksum_of_the_standard_test_string_is_right() => Assert.Equal(0xCBF43926, Crc32.Compute("123456789"u8));

    [Fact]
    public void Write_and_Read_keep_a_picture_in_a_file()
    {
        using var folder = new TemporaryFolder();
        PngFile.Write(folder["a.png"], new ImageShape(1, 2, 2), [1, 2, 3, 4]);
        Assert.Equal([1, 2, 3, 4], PngFile.Read(folder["a.png"]).Pixels.ToArray());
    }

    [Fact]
    public void Encode_refuses_other_shapes()
    {
        Assert.Throws<ArgumentException>(() => PngFile.Encode(new ImageShape(2, 2, 2), new byte[8]));
        Assert.Throws<ArgumentException>(() => PngFile.Encode(new ImageShape(1, 0, 2), []));
        Assert.Throws<ArgumentException>(() => PngFile.Encode(new ImageShape(1, 2, 2), new byte[5]));
    }

    private static List<JsonElement> Goldens()
        => JsonSerializer.Deserialize<List<JsonElement>>(File.ReadAllText(SourceTree.Golden("data_png.json")))!;
}
