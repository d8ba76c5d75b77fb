using System.Numerics.Tensors;
using Facsimile.Data;

namespace Facsimile.Tests.Data;

public sealed class CodeFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("codes.csv")]
    [InlineData("codes.npy")]
    public void Brings_back_the_same_bits(string name)
    {
        float[] values = [0.1f, -3.4028235e38f, 1e-45f, 16777217, -0f, 1 / 3f];
        CodeFile.Write(_folder[name], Tensor.Create(values, [3, 2]));

        Tensor<float> read = CodeFile.Read(_folder[name]);

        Assert.Equal([3, 2], read.Lengths.ToArray());
        float[] flat = new float[6];
        read.FlattenTo(flat);
        Assert.Equal(values.Select(BitConverter.SingleToInt32Bits), flat.Select(BitConverter.SingleToInt32Bits));
    }

    [Fact]
    public void Csv_has_a_header_and_a_line_a_code()
    {
        CodeFile.Write(_folder["c.csv"], Tensor.Create(new[] { 1.5f, 2, 3, 4 }, [2, 2]));
        Assert.Equal("code1,code2\n1.5,2\n3,4\n", File.ReadAllText(_folder["c.csv"]));
    }

    [Theory]
    [InlineData("1,2\n3\n", "line 2", "1 fields")]
    [InlineData("1,a\n", "column 2", "'a'")]
    [InlineData("1,NaN\n", "finite", "NaN")]
    [InlineData("code1\n", "no codes", "")]
    public void Refuses_damaged_csv(string text, string where, string what)
    {
        File.WriteAllText(_folder["c.csv"], text);
        BadInput.Says(() => CodeFile.Read(_folder["c.csv"]), where, what);
    }

    [Fact]
    public void Refuses_other_formats_and_shapes()
    {
        BadInput.Says(() => CodeFile.Read("codes.txt"), ".csv or .npy");
        NpyFile.Write(_folder["c.npy"], new float[4], 4);
        BadInput.Says(() => CodeFile.Read(_folder["c.npy"]), "two dimensions");
        NpyFile.Write(_folder["c.npy"], new byte[4], 2, 2);
        BadInput.Says(() => CodeFile.Read(_folder["c.npy"]), "<f4", "|u1");
        Assert.Throws<ArgumentException>(() => CodeFile.Write(_folder["c.csv"], Tensor.Create(new float[4], [4])));
    }
}
