using System.Text;
using Facsimile.Storage;

namespace Facsimile.Tests.Storage;

public sealed class SafetensorsFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_file_of_an_independent_writer_is_read_whole()
    {
        SafetensorsFile file = SafetensorsFile.Read(SourceTree.Golden("foreign.safetensors"));
        Assert.Equal(
            ["brain", "bytes", "encoder.0.weight", "größe 'µ'", "half", "none", "steps"],
            file.Entries.Keys);
        Assert.Equal(
            new[] { 1.5f, -0.0f, float.PositiveInfinity, float.NaN, float.Epsilon, float.MinValue }.Select(
                BitConverter.SingleToInt32Bits),
            file.Get<float>("encoder.0.weight", [2, 3]).Select(BitConverter.SingleToInt32Bits).Select(FixNaN));
        Assert.Equal(new byte[] { 0, 127, 255 }, file.Get<byte>("bytes", [3]));
        Assert.Equal([(1L << 62) + 1, -1], file.Get<long>("steps", [2]));
        Assert.Equal([Math.PI], file.Get<double>("größe 'µ'", []));
        Assert.Equal([65504f, 5.9604645e-8f], file.Get<float>("half", [2, 1]));
        Assert.Equal([1f, -3.140625f], file.Get<float>("brain", [2]));
        Assert.Empty(file.Get<float>("none", [0, 4]));
        Assert.Equal("pt", file.Metadata["format"]);
        Assert.Equal("zwei\nZeilen", file.Metadata["note"]);

        // NumPy's NaN has the sign bit clear, .NET's has it set; both are quiet.
        static int FixNaN(int bits) => bits == 0x7FC00000 ? BitConverter.SingleToInt32Bits(float.NaN) : bits;
    }

    [Fact]
    public void The_bytes_are_those_of_the_format()
    {
        var file = new SafetensorsFile(
            [
                new SafetensorsEntry("b", [], new byte[] { 7 }),
                new SafetensorsEntry("c", [2, 1], [1f, -2f]),
                new SafetensorsEntry("a", [1], [258L]),
                new SafetensorsEntry("B", [1], [1f]),
            ],
            new Dictionary<string, string> { ["z"] = "1", ["k"] = "v" });
        const string Header =
            """{"__metadata__":{"k":"v","z":"1"}"""
            + ""","a":{"dtype":"I64","shape":[1],"data_offsets":[0,8]}"""
            + ""","B":{"dtype":"F32","shape":[1],"data_offsets":[8,12]}"""
            + ""","c":{"dtype":"F32","shape":[2,1],"data_offsets":[12,20]}"""
            + ""","b":{"dtype":"U8","shape":[],"data_offsets":[20,21]}}""";
        int padded = (Header.Length + 7) / 8 * 8;
        byte[] expected =
        [
            .. BitConverter.GetBytes((long)padded), .. Encoding.ASCII.GetBytes(Header.PadRight(padded)),
            2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0x80, 0x3F, 0, 0, 0x80, 0x3F, 0, 0, 0, 0xC0, 7,
        ];
        Assert.Equal(expected, ToBytes(file));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a")]
    [InlineData("ab")]
    [InlineData("abcdefg")]
    public void The_data_begins_at_a_multiple_of_eight(string name)
    {
        byte[] bytes = ToBytes(new SafetensorsFile([new SafetensorsEntry(name, [1], [1.0])]));
        Assert.Equal(0, BitConverter.ToInt64(bytes) % 8);
        Assert.Equal(8 + BitConverter.ToInt64(bytes) + 8, bytes.Length);
    }

    [Fact]
    public void What_is_written_is_read_back_bit_by_bit()
    {
        float[] floats = [0f, -0f, float.NaN, float.Epsilon, 1f / 3];
        var written = new SafetensorsFile(
            [
                new SafetensorsEntry("floats", [5, 1], floats),
                new SafetensorsEntry("doubles", [], [1.0 / 3]),
                new SafetensorsEntry("integers", [1, 1, 2], [long.MinValue, long.MaxValue]),
                new SafetensorsEntry("bytes", [0], Array.Empty<byte>()),
                new SafetensorsEntry("a name\nwith \"quotes\" and µ", [1], [1f]),
            ],
            new Dictionary<string, string> { ["key ü"] = "line 1\nline 2" });
        written.Write(_folder["file"]);
        SafetensorsFile read = SafetensorsFile.Read(_folder["file"]);
        Assert.Equal(written.Entries.Keys, read.Entries.Keys);
        Assert.Equal(written.Metadata, read.Metadata);
        foreach ((string name, SafetensorsEntry entry) in written.Entries)
        {
            Assert.Equal(entry.DataType, read.Entries[name].DataType);
            Assert.Equal(entry.Shape.AsEnumerable(), read.Entries[name].Shape.AsEnumerable());
            Assert.Equal(entry.Bytes.ToArray(), read.Entries[name].Bytes.ToArray());
        }
    }

    [Fact]
    public void The_order_in_which_entries_are_given_does_not_change_the_bytes()
    {
        SafetensorsEntry[] entries =
        [
            new("b", [1], [1f]), new("a", [1], [2f]), new("c", [1], new byte[] { 3 }), new("d", [1], [4L]), new("e", [1], [5.0]),
        ];
        Assert.Equal(ToBytes(new SafetensorsFile(entries)), ToBytes(new SafetensorsFile(entries.Reverse())));
    }

    [Fact]
    public void A_file_without_tensors_is_read_back()
        => Assert.Empty(SafetensorsFile.Read(new MemoryStream(ToBytes(new SafetensorsFile([]))), "file").Entries);

    [Fact]
    public void Get_names_what_is_there_when_the_tensor_is_not()
        => AssertRefused(file => file.Get<float>("c"), "{0}: there is no tensor 'c'; it holds 'a', 'b'.");

    [Fact]
    public void Get_refuses_another_type()
        => AssertRefused(file => file.Get<double>("a"), "{0}: tensor 'a' has the type F32, which is not Double.");

    [Fact]
    public void Get_refuses_another_shape()
        => AssertRefused(file => file.Get<float>("a", [2, 1]), "{0}: tensor 'a' has the shape [1, 2], expected [2, 1].");

    [Fact]
    public void An_entry_refuses_values_that_do_not_fit_its_shape()
    {
        Assert.Throws<ArgumentException>(() => new SafetensorsEntry("a", [2, 2], new float[3]));
        Assert.Throws<ArgumentException>(() => new SafetensorsEntry("a", [], new float[2]));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SafetensorsEntry("a", [-1, -1], new float[1]));
    }

    [Fact]
    public void An_entry_refuses_the_reserved_name()
        => Assert.Throws<ArgumentException>(() => new SafetensorsEntry("__metadata__", [1], new float[1]));

    [Fact]
    public void A_file_refuses_a_name_that_stands_twice()
        => Assert.Throws<ArgumentException>(() => new SafetensorsFile([new("a", [1], [1f]), new("a", [1], [1f])]));

    private static byte[] ToBytes(SafetensorsFile file)
    {
        using var stream = new MemoryStream();
        file.Write(stream);
        return stream.ToArray();
    }

    private void AssertRefused(Action<SafetensorsFile> act, string message)
    {
        string path = _folder["file"];
        new SafetensorsFile([new("a", [1, 2], [1f, 2f]), new("b", [1], new byte[] { 1 })]).Write(path);
        SafetensorsFile file = SafetensorsFile.Read(path);
        Assert.Equal(
            message.Replace("{0}", path, StringComparison.Ordinal), Assert.Throws<FacsimileException>(() => act(file)).Message);
    }
}
