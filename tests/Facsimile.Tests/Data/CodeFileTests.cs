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

    [Fact]
    public void Csv_says_what_the_codes_were_made_of_and_is_read_back_without_it()
    {
        var images = new LabelledImages(new Images(new ImageShape(1, 1, 1), new byte[3]), [0, 7, 255])
        {
            FileNames = ["a/1.png", "odd, \"very\"\n.png", " 3.png"],
        };
        var codes = Tensor.Create(new[] { 1.5f, 2, 3, 4, 5, 6 }, [3, 2]);

        CodeFile.Write(_folder["c.csv"], codes, images);

        Assert.Equal(
            "file,label,code1,code2\na/1.png,0,1.5,2\n\"odd, \"\"very\"\"\n.png\",7,3,4\n\" 3.png\",255,5,6\n",
            File.ReadAllText(_folder["c.csv"]));
        Assert.Equal(codes.ToArray(), CodeFile.Read(_folder["c.csv"]).ToArray());
        Assert.Equal([3, 2], CodeFile.Read(_folder["c.csv"]).Lengths.ToArray());
    }

    [Theory]
    [InlineData("label,code1\n3,0.5\n")]
    [InlineData("file,code1\r\n\r\nx.png,0.5\r\n")]
    [InlineData("code1,label\n0.5\n")]
    public void Columns_before_the_codes_are_known_by_the_header(string text)
    {
        File.WriteAllText(_folder["c.csv"], text);
        Assert.Equal([0.5f], CodeFile.Read(_folder["c.csv"]).ToArray());
    }

    [Theory]
    [InlineData("file,label,code1\na,1\n", "line 2", "ends before its first number")]
    [InlineData("file,code1\n\"a,1\n", "line 3", "ends before its first number")]
    [InlineData("label,code1\n1,2\n1,2,3\n", "line 3", "3 fields")]
    [InlineData("label,code1\n1,2\n1,b\n", "line 3, column 2", "'b'")]
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
