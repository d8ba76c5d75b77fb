using System.Buffers.Binary;
using System.IO.Compression;
using System.Text.Json;
using Facsimile.Data;

namespace Facsimile.Tests.Data;

public sealed class PngDamageTests
{
    private static readonly byte[] Valid = PngFile.Encode(
        new ImageShape(1, 4, 5), [.. Enumerable.Range(0, 20).Select(i => (byte)(i * 9))]);

    [Fact]
    public void Refuses_every_truncation() => BadInput.RefusesEveryTruncation(Valid, bytes => PngFile.Decode(bytes));

    [Fact]
    public void Survives_changed_bytes_of_every_kind_of_file()
    {
        foreach (JsonElement golden in JsonSerializer
            .Deserialize<List<JsonElement>>(File.ReadAllText(SourceTree.Golden("data_png.json")))!)
        {
            byte[] png = golden.GetProperty("png").GetBytesFromBase64();
            BadInput.SurvivesChangedBytes(png, bytes => PngFile.Decode(bytes), 40);
            BadInput.SurvivesChangedBytes(png, bytes => PngFile.Decode(bytes), 300, BadInput.RepairPngChecksums);
        }
    }

    [Fact]
    public void Refuses_what_is_no_png() => BadInput.Says(() => PngFile.Decode("GIF89a and more bytes"u8), "not a PNG");

    [Fact]
    public void Refuses_a_wrong_checksum_and_names_the_chunk()
    {
        byte[] png = (byte[])Valid.Clone();
        png[16] ^= 1;
        BadInput.Says(() => PngFile.Decode(png), "checksum", "IHDR");
    }

    [Fact]
    public void Names_the_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllBytes(folder["bad.png"], Valid[..30]);
        BadInput.Says(() => PngFile.Read(folder["bad.png"]), folder["bad.png"], "truncated");
    }

    [Theory]
    [InlineData(0, 5, "0×5")]
    [InlineData(5, -1, "5×4294967295")]
    [InlineData(100_000, 100_000, "100000×100000")]
    [InlineData(8000, 8000, "cannot hold")]
    [InlineData(5, 5, "expected")]
    [InlineData(5, 3, "more pixel data")]
    public void Refuses_declared_sizes_that_do_not_fit(int width, int height, string part)
        => BadInput.Says(() => PngFile.Decode(WithHeader(width, height, 8, 0, 0)), part);

    [Theory]
    [InlineData(3, 0, 0, "colour type 0 with 3 bits")]
    [InlineData(16, 3, 0, "colour type 3 with 16 bits")]
    [InlineData(8, 5, 0, "colour type 5")]
    [InlineData(8, 0, 2, "interlace method 2")]
    [InlineData(8, 3, 0, "no palette")]
    public void Refuses_kinds_that_do_not_exist(byte depth, byte colourType, byte interlace, string part)
        => BadInput.Says(() => PngFile.Decode(WithHeader(5, 4, depth, colourType, interlace)), part);

    [Fact]
    public void A_picture_takes_little_memory_beside_its_pixels()
    {
        // 16-bit RGBA: the rows take 8 MB, the pixels 3 MB.
        byte[] png = WithData(1000, 1000, 16, 6, new byte[(1 + (1000 * 8)) * 1000]);
        PngFile.Decode(png);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Equal(3_000_000, PngFile.Decode(png).Pixels.Length);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 3_000_000, 3_500_000);
    }

    private static byte[] WithData(int width, int height, byte depth, byte colourType, byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.Optimal, leaveOpen: true))
        {
            stream.Write(rows);
        }

        byte[] png =
        [
            .. WithHeader(width, height, depth, colourType, 0)[..33],
            0, 0, 0, 0, .. "IDAT"u8, .. compressed.ToArray(), 0, 0, 0, 0,
            0, 0, 0, 0, .. "IEND"u8, 0, 0, 0, 0,
        ];
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(33), (int)compressed.Length);
        BadInput.RepairPngChecksums(png);
        return png;
    }

    private static byte[] WithHeader(int width, int height, byte depth, byte colourType, byte interlace)
    {
        byte[] png = (byte[])Valid.Clone();
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(16), width);
        BinaryPrimitives.WriteInt32BigEndian(png.AsSpan(20), height);
        png[24] = depth;
        png[25] = colourType;
        png[28] = interlace;
        BadInput.RepairPngChecksums(png);
        return png;
    }
}
