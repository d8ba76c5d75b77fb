using System.Buffers.Binary;
using System.Text;
using Facsimile.Numerics;
using Facsimile.Storage;

namespace Facsimile.Tests.Storage;

public sealed class SafetensorsDamageTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}""", 8, "the header is not valid JSON; the file is damaged (*")]
    [InlineData("""[1]""", 0, "the header is not a JSON object in UTF-8; it is no safetensors file, or damaged.")]
    [InlineData("", 0, "the header is not a JSON object in UTF-8; it is no safetensors file, or damaged.")]
    [InlineData(
        """{"\ud800":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""",
        1,
        "the header is not valid JSON; the file is damaged (*")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""",
        1,
        "the header names 'a' twice; the file is damaged.")]
    [InlineData("""{"__metadata__":{"k":1}}""", 0, "__metadata__ is not a map of texts; the file is damaged.")]
    [InlineData("""{"__metadata__":"k"}""", 0, "__metadata__ is not a map of texts; the file is damaged.")]
    [InlineData("""{"__metadata__":{"k":"1","k":"2"}}""", 0, "__metadata__ names 'k' twice; the file is damaged.")]
    [InlineData("""{"__metadata__":{},"__metadata__":{}}""", 0, "the header names '__metadata__' twice; the file is damaged.")]
    [InlineData("""{"a":5}""", 0, "tensor 'a' is not described by dtype, shape and data_offsets alone; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[]}}""",
        1,
        "tensor 'a' is not described by dtype, shape and data_offsets alone; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","dtype":"U8","shape":[],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a' is not described by dtype, shape and data_offsets alone; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":8,"shape":[],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a' is not described by dtype, shape and data_offsets alone; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"C64","shape":[],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a' has the element type 'C64'; readable are BF16, F16, F32, F64, I64, U8.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a': shape holds '-1', expected a whole number from 0 to 2147483647.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1.5],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a': shape holds '1.5', expected a whole number from 0 to 2147483647.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":["1"],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a': shape holds '\"1\"', expected a whole number from 0 to 2147483647.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[99999999999999999999],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a': shape holds '99999999999999999999', expected a whole number from 0 to 2147483647.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":4,"data_offsets":[0,1]}}""",
        1,
        "tensor 'a': shape is not a list of numbers; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[65536,65536,65536,65536],"data_offsets":[0,0]}}""",
        0,
        "tensor 'a' of shape [65536, 65536, 65536, 65536] is larger than 2147483591 bytes, the most that can be read.")]
    [InlineData(
        """{"a":{"dtype":"F64","shape":[2147483647,2147483647,0],"data_offsets":[0,0]}}""",
        0,
        "tensor 'a' of shape [2147483647, 2147483647, 0] is larger than 2147483591 bytes, the most that can be read.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[2147483000],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a' of shape [2147483000] and type U8 takes 2147483000 bytes, but its data offsets span 1; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,7]}}""",
        7,
        "tensor 'a' of shape [2] and type F32 takes 8 bytes, but its data offsets span 7; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}""",
        1,
        "tensor 'a' has 1 data_offsets, expected 2; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}""",
        1,
        "tensor 'a' has the data offsets 1 to 0, expected begin ≤ end; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}}""",
        1,
        "tensor 'a': data_offsets holds '-1', expected a whole number from 0 to 9223372036854775807.")]
    [InlineData(
        """{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}""",
        7,
        "tensor 'a' ends at byte 8, but only 7 bytes follow the header; the file is damaged or cut short.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1000000000],"data_offsets":[0,1000000000]}}""",
        1,
        "tensor 'a' ends at byte 1000000000, but only 1 bytes follow the header; the file is damaged or cut short.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[1,3]}}""",
        3,
        "tensor 'b' overlaps the one before it: its data begins at byte 1, expected 2; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}""",
        2,
        "tensor 'b' overlaps the one before it: its data begins at byte 0, expected 2; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[2],"data_offsets":[3,5]}}""",
        5,
        "tensor 'b' leaves a hole before it: its data begins at byte 3, expected 2; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}""",
        2,
        "tensor 'a' leaves a hole before it: its data begins at byte 1, expected 0; the file is damaged.")]
    [InlineData(
        """{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}""",
        3,
        "the tensors take 1 bytes, but 3 follow the header; the file is damaged.")]
    [InlineData(
        """{"a\u000Ab":{"dtype":"C64","shape":[],"data_offsets":[0,1]}}""",
        1,
        "tensor 'a\uFFFDb' has the element type 'C64'; readable are BF16, F16, F32, F64, I64, U8.")]
    public void A_damaged_file_is_refused_with_one_line_that_says_what_is_wrong(string header, int dataLength, string message)
    {
        string actual = Refusal(File(header, dataLength));
        string expected = $"{_folder["file"]}: {message}";
        if (message.EndsWith('*'))
        {
            Assert.StartsWith(expected[..^1], actual, StringComparison.Ordinal);
        }
        else
        {
            Assert.Equal(expected, actual);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    public void A_file_too_short_for_the_length_is_refused(int length)
        => Assert.Equal(
            $"{_folder["file"]}: {length} bytes are too few for a safetensors file; the file is damaged or cut short.",
            Refusal(new byte[length]));

    [Theory]
    [InlineData(3UL, 2UL)]
    [InlineData(1UL << 63, 2UL)]
    [InlineData(ulong.MaxValue, 2UL)]
    public void A_header_longer_than_the_file_is_refused(ulong length, ulong longest)
    {
        byte[] bytes = File("{}", 0);
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, length);
        Assert.Equal(
            $"{_folder["file"]}: the header's length is given as {length} bytes, expected at most {longest}; "
            + "it is no safetensors file, or damaged or cut short.",
            Refusal(bytes));
    }

    [Fact]
    public void A_header_longer_than_the_format_allows_is_refused_without_reading_it()
    {
        using (FileStream sparse = System.IO.File.Create(_folder["file"]))
        {
            sparse.Write(BitConverter.GetBytes(100_000_001L));
            sparse.SetLength(200_000_000);
        }

        long before = GC.GetAllocatedBytesForCurrentThread();
        var thrown = Assert.Throws<FacsimileException>(() => SafetensorsFile.Read(_folder["file"]));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
        Assert.Contains("expected at most 100000000", thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_declared_size_takes_no_memory_before_it_is_checked()
    {
        System.IO.File.WriteAllBytes(
            _folder["file"],
            File("""{"a":{"dtype":"F32","shape":[500000000],"data_offsets":[0,2000000000]}}""", 100));
        Assert.Throws<FacsimileException>(() => SafetensorsFile.Read(_folder["file"]));
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<FacsimileException>(() => SafetensorsFile.Read(_folder["file"]));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 1_000_000);
    }

    [Fact]
    public void A_header_that_is_not_UTF8_is_refused()
    {
        byte[] bytes = File("""{"a":{"dtype":"U8","shape":[],"data_offsets":[0,1]}}""", 1);
        bytes[Array.IndexOf(bytes, (byte)'a')] = 0xFF;
        Assert.Contains("is not a JSON object in UTF-8", Refusal(bytes), StringComparison.Ordinal);
    }

    [Fact]
    public void A_missing_file_and_a_folder_are_refused_by_name()
    {
        string missing = Assert.Throws<FacsimileException>(() => SafetensorsFile.Read(_folder["missing"])).Message;
        string folder = Assert.Throws<FacsimileException>(() => SafetensorsFile.Read(_folder.Path)).Message;
        Assert.StartsWith($"{_folder["missing"]} cannot be read: ", missing, StringComparison.Ordinal);
        Assert.StartsWith($"{_folder.Path} cannot be read: ", folder, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_truncation_is_refused()
    {
        byte[] valid = ValidFile();
        SafetensorsFile.Read(new MemoryStream(valid), "file");
        for (int length = 0; length < valid.Length; length++)
        {
            var thrown = Assert.Throws<FacsimileException>(
                () => SafetensorsFile.Read(new MemoryStream(valid, 0, length), "file"));
            AssertOneLine(thrown);
        }
    }

    [Fact]
    public void Every_changed_bit_is_read_or_refused()
    {
        byte[] valid = ValidFile();
        int refused = 0;
        for (int bit = 0; bit < valid.Length * 8; bit++)
        {
            byte[] bytes = [.. valid];
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            refused += ReadOrRefused(bytes) ? 0 : 1;
        }

        Assert.InRange(refused, 100, (valid.Length * 8) - 100);
    }

    [Fact]
    public void Random_changes_are_read_or_refused()
    {
        byte[] valid = ValidFile();
        var random = new RandomStream(1, "safetensors");
        for (int trial = 0; trial < 20_000; trial++)
        {
            byte[] bytes = [.. valid];
            int changes = 1 + random.NextInt32(4);
            for (int change = 0; change < changes; change++)
            {
                // Digits and punctuation of JSON reach deeper than any byte would.
                bytes[random.NextInt32(bytes.Length)] = random.NextInt32(2) == 0
                    ? (byte)random.NextInt32(256)
                    : (byte)"0123456789-.eE,:[]{}\"\\"[random.NextInt32(22)];
            }

            ReadOrRefused(bytes);
        }
    }

    private static bool ReadOrRefused(byte[] bytes)
    {
        try
        {
            SafetensorsFile.Read(new MemoryStream(bytes), "file");
            return true;
        }
        catch (FacsimileException exception)
        {
            AssertOneLine(exception);
            return false;
        }
    }

    private static void AssertOneLine(FacsimileException exception)
    {
        Assert.DoesNotContain(exception.Message, char.IsControl);
        Assert.StartsWith("file: ", exception.Message, StringComparison.Ordinal);
    }

    private static byte[] ValidFile()
    {
        using var stream = new MemoryStream();
        new SafetensorsFile(
            [new("weight", [2, 1], [1f, 2f]), new("steps", [], [3L]), new("seen", [3], new byte[] { 1, 2, 3 })],
            new Dictionary<string, string> { ["format"] = "1" }).Write(stream);
        return stream.ToArray();
    }

    private static byte[] File(string header, int dataLength)
    {
        byte[] json = Encoding.UTF8.GetBytes(header);
        return [.. BitConverter.GetBytes((long)json.Length), .. json, .. new byte[dataLength]];
    }

    private string Refusal(byte[] bytes)
    {
        System.IO.File.WriteAllBytes(_folder["file"], bytes);
        return Assert.Throws<FacsimileException>(() => SafetensorsFile.Read(_folder["file"])).Message;
    }
}
