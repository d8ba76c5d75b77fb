using System.Numerics.Tensors;
using System.Text;
using Facsimile.Data;

namespace Facsimile.Tests.Data;

public sealed class NpyFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Reads_bytes_with_and_without_channels()
    {
        Images grey = NpyFile.ReadImages(Put("|u1", "(2, 1, 3)", [1, 2, 3, 4, 5, 6]));
        Images colour = NpyFile.ReadImages(Put("|u1", "(1, 3, 1, 2)", [1, 2, 3, 4, 5, 6]));

        Assert.Equal((new ImageShape(1, 1, 3), 2), (grey.Shape, grey.Count));
        Assert.Equal((new ImageShape(3, 1, 2), 1), (colour.Shape, colour.Count));
        Assert.Equal([1, 2, 3, 4, 5, 6], grey.Pixels.ToArray());
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Reads_format_version(int version)
        => Assert.Equal([9, 8], NpyFile.ReadImages(Put("|u1", "(1, 1, 2)", [9, 8], version: version)).Pixels.ToArray());

    [Fact]
    public void Rounds_floats_to_the_nearest_level()
        => Assert.Equal(
            [0, 128, 255, 3], NpyFile.ReadImages(Put("<f4", "(1, 2, 2)", Floats(0.0019f, 0.5f, 1, 3 / 255f))).Pixels.ToArray());

    [Theory]
    [InlineData(float.NaN, "NaN")]
    [InlineData(1.5f, "1.5")]
    [InlineData(-0.25f, "-0.25")]
    [InlineData(float.PositiveInfinity, "Infinity")]
    public void Refuses_floats_outside_0_to_1_and_says_where(float value, string text)
        => BadInput.Says(() => NpyFile.ReadImages(Put("<f4", "(3, 1, 2)", Floats(0, 0, 0, 0, 0, value))), "image 2", text);

    [Theory]
    [InlineData("<f8", "<f8")]
    [InlineData(">f4", ">f4")]
    [InlineData("|b1", "|b1")]
    public void Refuses_other_types_and_names_them(string type, string part)
        => BadInput.Says(() => NpyFile.ReadImages(Put(type, "(1, 1, 1)", [1])), part, "astype");

    [Theory]
    [InlineData("(4,)")]
    [InlineData("(2, 2)")]
    [InlineData("(1, 2, 2, 1)")]
    [InlineData("()")]
    public void Refuses_other_shapes(string shape)
        => BadInput.Says(() => NpyFile.ReadImages(Put("|u1", shape, new byte[shape == "()" ? 1 : 4])), "(N, H, W)");

    [Fact]
    public void Says_how_to_move_channels_that_come_last()
        => BadInput.Says(() => NpyFile.ReadImages(Put("|u1", "(1, 2, 2, 3)", new byte[12])), "transpose(a, (0, 3, 1, 2))");

    [Fact]
    public void Refuses_fortran_order()
        => BadInput.Says(() => NpyFile.ReadImages(Put("|u1", "(1, 1, 1)", [1], order: "True")), "Fortran");

    [Fact]
    public void Refuses_no_images() => BadInput.Says(() => NpyFile.ReadImages(Put("|u1", "(0, 2, 2)", [])), "no images");

    [Fact]
    public void Refuses_declared_sizes_that_the_file_does_not_have()
    {
        BadInput.Says(() => NpyFile.ReadImages(Put("|u1", "(1, 2, 2)", [1, 2, 3])), "4 bytes", "3 follow");
        BadInput.Says(() => NpyFile.ReadImages(Put("|u1", "(1, 1, 1)", [1, 2])), "1 bytes", "2 follow");
        BadInput.Says(
            () => NpyFile.ReadImages(Put("<f4", "(9223372036854775807, 9223372036854775807, 9223372036854775807)", [1])),
            "1 follow");
        BadInput.Says(() => NpyFile.ReadImages(Put("<f4", "(99999999999999999999, 1, 1)", [1])), "damaged NPY header");
    }

    [Fact]
    public void Refuses_other_files()
    {
        File.WriteAllBytes(_folder["a.npy"], []);
        BadInput.Says(() => NpyFile.ReadImages(_folder["a.npy"]), "empty");
        File.WriteAllText(_folder["a.npy"], "some other text");
        BadInput.Says(() => NpyFile.ReadImages(_folder["a.npy"]), "not an NPY file");
    }

    [Fact]
    public void Refuses_every_truncation_and_survives_changed_bytes()
    {
        byte[] bytes = File.ReadAllBytes(Put("|u1", "(2, 1, 3)", [1, 2, 3, 4, 5, 6]));
        byte[] floats = File.ReadAllBytes(Put("<f4", "(1, 1, 2)", Floats(0.5f, 1)));
        foreach (byte[] valid in new[] { bytes, floats })
        {
            BadInput.RefusesEveryTruncation(valid, Read);
            BadInput.SurvivesChangedBytes(valid, Read, 1500);
        }

        void Read(byte[] content)
        {
            File.WriteAllBytes(_folder["damaged.npy"], content);
            NpyFile.ReadImages(_folder["damaged.npy"]);
        }
    }

    [Fact]
    public void Writes_floats_as_numpy_would()
    {
        NpyFile.Write(_folder["a.npy"], new[] { 1f, -2, 0.5f, 4, 5, 6 }, 2, 3);

        byte[] file = File.ReadAllBytes(_folder["a.npy"]);
        Assert.Equal("\u0093NUMPY\u0001\0", Encoding.Latin1.GetString(file, 0, 8));
        Assert.StartsWith(
            "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), }",
            Encoding.ASCII.GetString(file, 10, 100),
            StringComparison.Ordinal);
        Assert.Equal((128 + 24, (byte)'\n'), (file.Length, file[127]));
        Assert.Equal(Floats(1, -2, 0.5f, 4, 5, 6), file[128..]);
    }

    [Fact]
    public void Reads_back_floats_and_images()
    {
        Tensor<float> values = Tensor.Create(Enumerable.Range(0, 40_000).Select(i => i / 7f).ToArray(), [200, 200]);
        NpyFile.Write(_folder["t.npy"], values);
        Tensor<float> read = NpyFile.ReadFloats(_folder["t.npy"]);
        Assert.Equal([200, 200], read.Lengths.ToArray());
        Assert.True(values.SequenceEqual(read));

        var images = new Images(new ImageShape(3, 2, 1), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
        NpyFile.Write(_folder["i.npy"], images);
        Images same = NpyFile.ReadImages(_folder["i.npy"]);
        Assert.Equal(images.Shape, same.Shape);
        Assert.Equal(images.Pixels.ToArray(), same.Pixels.ToArray());
    }

    [Fact]
    public void Refuses_to_write_another_number_of_values()
        => Assert.Throws<ArgumentException>(() => NpyFile.Write(_folder["a.npy"], new float[5], 2, 3));

    private static byte[] Floats(params float[] values) => [.. values.SelectMany(BitConverter.GetBytes)];

    private string Put(string type, string shape, byte[] values, string order = "False", int version = 1)
    {
        byte[] header = Encoding.ASCII.GetBytes($"{{'descr': '{type}', 'fortran_order': {order}, 'shape': {shape}, }}\n");
        byte[] length = version == 1 ? BitConverter.GetBytes((ushort)header.Length) : BitConverter.GetBytes(header.Length);
        File.WriteAllBytes(_folder["a.npy"], [0x93, .. "NUMPY"u8, (byte)version, 0, .. length, .. header, .. values]);
        return _folder["a.npy"];
    }
}
