using System.IO.Compression;
using Facsimile.Data;

namespace Facsimile.Tests.Data;

public sealed class IdxFileTests : IDisposable
{
    private static readonly byte[] TwoImages =
        [0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 2, 0, 0, 0, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
    private static readonly byte[] ThreeLabels = [0, 0, 8, 1, 0, 0, 0, 3, 7, 0, 9];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_images_by_the_published_layout()
    {
        Images images = IdxFile.ReadImages(Put("a", TwoImages));

        Assert.Equal(new ImageShape(1, 2, 3), images.Shape);
        Assert.Equal(2, images.Count);
        Assert.Equal([7, 8, 9, 10, 11, 12], images[1].ToArray());
    }

    [Fact]
    public void Reads_compressed_files_whatever_their_name()
    {
        Assert.Equal([7, 0, 9], IdxFile.ReadLabels(Put("labels", Compress(ThreeLabels))));
        Assert.Equal([7, 0, 9], IdxFile.ReadLabels(Put("labels.gz", ThreeLabels)));
    }

    [Theory]
    [InlineData("images")]
    [InlineData("images.gz")]
    public void Writes_what_it_reads(string name)
    {
        var images = new Images(new ImageShape(1, 3, 4), [.. Enumerable.Range(0, 60).Select(i => (byte)i)]);
        IdxFile.WriteImages(_folder[name], images);
        IdxFile.WriteLabels(_folder["l" + name], [1, 2, 3, 4, 5]);

        LabelledImages read = IdxFile.Read(_folder[name], _folder["l" + name]);

        Assert.Equal(images.Shape, read.Shape);
        Assert.Equal(images.Pixels.ToArray(), read.Images.Pixels.ToArray());
        Assert.Equal([1, 2, 3, 4, 5], read.Labels!);
        Assert.Equal(name.EndsWith(".gz", StringComparison.Ordinal) ? 0x1F : 0, File.ReadAllBytes(_folder[name])[0]);
    }

    [Fact]
    public void Grows_with_data_that_compress_far_better_than_images_do()
    {
        IdxFile.WriteImages(_folder["black.gz"], new Images(new ImageShape(1, 28, 28), new byte[28 * 28 * 2000]));
        Assert.Equal(2000, IdxFile.ReadImages(_folder["black.gz"]).Count);
    }

    [Fact]
    public void Refuses_a_missing_file_a_folder_and_an_empty_file()
    {
        BadInput.Says(() => IdxFile.ReadImages(_folder["none"]), "none", "no such file");
        BadInput.Says(() => IdxFile.ReadImages(_folder.Path), _folder.Path, "folder");
        BadInput.Says(() => IdxFile.ReadImages(Put("empty", [])), "empty");
    }

    [Fact]
    public void Refuses_another_magic_number_and_says_what_the_file_is()
    {
        BadInput.Says(() => IdxFile.ReadImages(Put("a", ThreeLabels)), "0x00000803 expected", "0x00000801 (a label file) found");
        BadInput.Says(() => IdxFile.ReadLabels(Put("b", TwoImages)), "0x00000801 expected", "(an image file)");
        BadInput.Says(() => IdxFile.ReadLabels(Put("c", [1, 2, 3, 4, 5, 6, 7, 8])), "0x01020304 found");
    }

    [Fact]
    public void Refuses_trailing_bytes()
    {
        BadInput.Says(() => IdxFile.ReadLabels(Put("a", [.. ThreeLabels, 1])), "declares 3");
        BadInput.Says(() => IdxFile.ReadLabels(Put("b", Compress([.. ThreeLabels, 1]))), "more data than the 3");
    }

    [Fact]
    public void Refuses_a_label_count_that_differs_from_the_image_count()
        => BadInput.Says(() => IdxFile.Read(Put("i", TwoImages), Put("l", ThreeLabels)), "3 labels", "2 images");

    [Fact]
    public void Refuses_declared_sizes_without_allocating_them()
    {
        byte[] huge = [0, 0, 8, 3, 0x7F, 0xFF, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 0, 0, 0xFF, 0xFF, 1];
        BadInput.Says(() => IdxFile.ReadImages(Put("a", huge)), "2147483647×65535×65535");
        BadInput.Says(() => IdxFile.ReadImages(Put("b", Compress(huge))), "do not hold");

        // 2 GB declared, and a file just long enough to make that possible: padding of the gzip header.
        byte[] large = [0, 0, 8, 1, 0x70, 0, 0, 0, 1, 2, 3];
        string padded = Put("c", [.. Compress(large), .. new byte[2_000_000]]);
        long before = GC.GetAllocatedBytesForCurrentThread();
        BadInput.Says(() => IdxFile.ReadLabels(padded), "truncated", "3 found");
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 40_000_000);
    }

    [Fact]
    public void Refuses_zero_images()
        => BadInput.Says(() => IdxFile.ReadImages(Put("a", [0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0, 2])), "0×2×2");

    [Fact]
    public void Refuses_every_truncation_plain_and_compressed()
    {
        BadInput.RefusesEveryTruncation(TwoImages, bytes => IdxFile.ReadImages(Put("t", bytes)));
        BadInput.RefusesEveryTruncation(Compress(TwoImages), bytes => IdxFile.ReadImages(Put("t", bytes)));
    }

    [Fact]
    public void Survives_changed_bytes()
    {
        BadInput.SurvivesChangedBytes(TwoImages, bytes => IdxFile.ReadImages(Put("f", bytes)), 1000);
        BadInput.SurvivesChangedBytes(Compress(TwoImages), bytes => IdxFile.ReadImages(Put("f", bytes)), 1000);
    }

    [Fact]
    public void A_wrong_gzip_checksum_is_noticed()
    {
        byte[] compressed = Compress(TwoImages);
        compressed[^6] ^= 1;
        BadInput.Says(() => IdxFile.ReadImages(Put("a", compressed)), "damaged");
    }

    [Fact]
    public void Colour_images_cannot_be_written()
        => Assert.Throws<ArgumentException>(
            () => IdxFile.WriteImages(_folder["a"], new Images(new ImageShape(3, 1, 1), new byte[3])));

    private static byte[] Compress(byte[] content)
    {
        using var file = new MemoryStream();
        using (var gzip = new GZipStream(file, CompressionLevel.Optimal))
        {
            gzip.Write(content);
        }

        return file.ToArray();
    }

    private string Put(string name, byte[] content)
    {
        File.WriteAllBytes(_folder[name], content);
        return _folder[name];
    }
}
