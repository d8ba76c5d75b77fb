using Facsimile.Data;

namespace Facsimile.Tests.Data;

public sealed class CsvFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("5,0,1,2,255\n3,9,8,7,6\n")]
    [InlineData("label,a,b,c,d\r\n5,0,1,2,255\r\n3,9,8,7,6")]
    [InlineData("\uFEFF\"label\",a,b,c,d\n\n5, 0,1 ,2,255\n\n3,9,8,7,6\n\n")]
    public void Reads_label_and_pixels(string text)
    {
        LabelledImages read = CsvFile.Read(Put(text));

        Assert.Equal(new ImageShape(1, 2, 2), read.Shape);
        Assert.Equal([5, 3], read.Labels!);
        Assert.Equal([0, 1, 2, 255, 9, 8, 7, 6], read.Images.Pixels.ToArray());
    }

    [Fact]
    public void Takes_the_shape_that_is_given()
    {
        Assert.Equal(new ImageShape(3, 1, 2), CsvFile.Read(Put("1,1,2,3,4,5,6\n"), new ImageShape(3, 1, 2)).Shape);
        BadInput.Says(() => CsvFile.Read(_folder["a.csv"], new ImageShape(1, 2, 4)), "8 pixels", "7 fields");
    }

    [Theory]
    [InlineData("label,p\n1,0\n2,256\n", "line 3, column 2", "256")]
    [InlineData("1,0,0,0,x\n", "line 1, column 5", "'x'")]
    [InlineData("1,0,0,,0\n", "line 1, column 4", "''")]
    [InlineData("1,0,0,0.5,0\n", "line 1, column 4", "0.5")]
    [InlineData("-1,0,0,0,0\n", "line 1, column 1", "-1")]
    [InlineData("1,0,0,0,0\n\n2,0,0,0\n", "line 3", "4 fields")]
    [InlineData("1,0,0,0,0,0\n", "6 fields", "square")]
    [InlineData("label,a,b\n", "no images", "")]
    [InlineData("", "is empty", "")]
    [InlineData("\n\n", "no images", "")]
    [InlineData("1,00000000000000000000000000000000000000000000000000000000000000000000001\n", "column 2", "0000")]
    public void Says_line_and_column_of_what_it_refuses(string text, string where, string what)
        => BadInput.Says(() => CsvFile.Read(Put(text)), where, what);

    [Fact]
    public void Writes_what_it_reads_over_many_buffers()
    {
        byte[] pixels = new byte[300 * 100];
        new Random(2).NextBytes(pixels);
        var images = new LabelledImages(
            new Images(new ImageShape(1, 10, 10), pixels), [.. Enumerable.Range(0, 300).Select(i => (byte)i)]);

        CsvFile.Write(_folder["a.csv"], images);
        LabelledImages read = CsvFile.Read(_folder["a.csv"]);

        Assert.Equal(images.Labels!, read.Labels!);
        Assert.Equal(pixels, read.Images.Pixels.ToArray());
    }

    [Fact]
    public void Survives_changed_bytes()
        => BadInput.SurvivesChangedBytes("label,a,b,c,d\n5,0,1,2,255\n3,9,8,7,6\n"u8.ToArray(), bytes =>
        {
            File.WriteAllBytes(_folder["b.csv"], bytes);
            CsvFile.Read(_folder["b.csv"]);
        }, 2000);

    private string Put(string text)
    {
        File.WriteAllText(_folder["a.csv"], text);
        return _folder["a.csv"];
    }
}
