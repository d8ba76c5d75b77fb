using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Cli.Tests.Commands;

public sealed class CodesAndImagesTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Theory]
    [InlineData(".csv")]
    [InlineData(".npy")]
    public void Encode_then_decode_gives_the_reconstruction(string form)
    {
        string codes = files.Fresh(form);
        string decoded = files.Fresh(".npy");
        Cli.Run("encode", files.Run, files.Npy, "--out", codes);
        Cli.Run("decode", files.Run, codes, "--out", decoded);

        Assert.Equal([SampleFiles.Count, 8], CodeFile.Read(codes).Lengths.ToArray());
        Tensor<float> expected = Autoencoder.Load(files.Model).Reconstruct(files.Images);
        Assert.Equal(expected.ToArray(), NpyFile.ReadFloats(decoded).ToArray());
    }

    [Fact]
    public void Images_in_colour_become_what_the_run_made_of_its_own()
    {
        (var shape, int size) = (new ImageShape(3, 16, 16), 16 * 16);
        string pictures = Directory.CreateDirectory(files.Fresh()).FullName;
        for (int i = 0; i < 12; i++)
        {
            // Red is the sample image; the other channels would change any mean.
            byte[] pixels = [.. files.Images[i], .. Enumerable.Repeat((byte)(i * 20), size), .. Enumerable.Repeat((byte)200, size)];
            PngFile.Write(Path.Combine(pictures, $"{i:00}.png"), shape, pixels);
        }

        string run = files.Fresh();
        Cli.Run(
            "train", "fashion-simple", "--epochs", "1", "--set", $"data.set={pictures}", "--set", "data.colour=red",
            "--set", "network.widths=[8]", "--set", "training.validationFraction=0.2", "--out", run);
        float[] expected = [.. Autoencoder.Load(Path.Combine(run, "model.safetensors")).Encode(files.Images.Slice(0, 12))];
        foreach (string[] options in new string[][] { [], ["--resize"] })
        {
            string codes = files.Fresh(".npy");
            Assert.Equal(ExitCode.Success, Cli.Run(["encode", run, pictures, "--out", codes, .. options]).ExitCode);
            Assert.Equal(expected, NpyFile.ReadFloats(codes).ToArray());
        }
    }

    [Fact]
    public void Reconstruct_writes_the_tensor_as_npy()
    {
        string output = files.Fresh(".npy");
        Cli.Outcome outcome = Cli.Run("reconstruct", files.Run, files.Npy, "--out", output);

        Assert.Equal("", outcome.Output);
        Assert.Contains(output, outcome.Error, StringComparison.Ordinal);
        Assert.Equal([SampleFiles.Count, 1, 16, 16], NpyFile.ReadFloats(output).Lengths.ToArray());
    }

    [Fact]
    public void Reconstruct_names_the_files_of_a_folder_like_the_originals()
    {
        string output = files.Fresh();
        Cli.Run("reconstruct", files.Run, files.PngFolder, "--out", output);

        Assert.Equal(Names(files.PngFolder), Names(output));
        Images expected = Images.FromTensor(
            files.Images.Shape, Autoencoder.Load(files.Model).Reconstruct(files.Images.Slice(0, 1)));
        Assert.Equal(expected.Pixels.ToArray(), PngFile.Read(Path.Combine(output, "even", "00.png")).Pixels.ToArray());

        string one = files.Fresh();
        Cli.Run("reconstruct", files.Run, Path.Combine(files.PngFolder, "odd", "03.png"), "--out", one);
        Assert.Equal(["03.png"], Names(one));
    }

    [Fact]
    public void Reconstruct_numbers_the_files_of_images_without_names()
    {
        string output = files.Fresh();
        Cli.Run("reconstruct", files.Run, files.Npy, "--out", output);

        Assert.Equal(SampleFiles.Count, Names(output).Length);
        Assert.Equal("0000.png", Names(output)[0]);
    }

    [Fact]
    public void Codes_say_which_file_and_label_they_are_of()
    {
        string codes = Encode(files.PngFolder);
        string[] lines = File.ReadAllLines(codes);
        Assert.StartsWith("file,label,code1,", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("even/00.png,0,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith("odd/11.png,1,", lines[^1], StringComparison.Ordinal);
        Assert.StartsWith("label,code1,", File.ReadLines(Encode(files.Csv)).First(), StringComparison.Ordinal);
        Assert.StartsWith("code1,", File.ReadLines(Encode(files.Npy)).First(), StringComparison.Ordinal);

        string decoded = files.Fresh(".npy");
        Assert.Equal(ExitCode.Success, Cli.Run("decode", files.Run, codes, "--out", decoded).ExitCode);
        Assert.Equal([12, 1, 16, 16], NpyFile.ReadFloats(decoded).Lengths.ToArray());
    }

    [Fact]
    public void Reconstruct_writes_originals_over_reconstructions_as_one_picture()
    {
        string output = files.Fresh(".png");
        string one = Path.Combine(files.PngFolder, "even", "00.png");
        Cli.Run("reconstruct", files.Run, one, "--out", output);
        Cli.Run("decode", files.Run, Encode(one), "--out", output + ".alone.png");

        ImageShape pair = PngFile.Read(output).Shape;
        ImageShape alone = PngFile.Read(output + ".alone.png").Shape;
        Assert.Equal(alone.Width, pair.Width);
        Assert.InRange(pair.Height, 2 * alone.Height, (2 * alone.Height) + 12);
    }

    [Fact]
    public void Nothing_is_overwritten()
    {
        string codes = files.Fresh(".npy");
        File.WriteAllText(codes, "precious");

        Assert.Contains(
            "nothing is overwritten", Cli.Refuse("encode", files.Run, files.Npy, "--out", codes), StringComparison.Ordinal);
        Assert.Contains(
            "nothing is overwritten", Cli.Refuse("reconstruct", files.Run, files.Npy, "--out", codes), StringComparison.Ordinal);
        Assert.Contains(
            "nothing is overwritten", Cli.Refuse("decode", files.Run, files.Npy, "--out", files.Run), StringComparison.Ordinal);
        Assert.Equal("precious", File.ReadAllText(codes));
    }

    [Fact]
    public void Wrong_forms_and_codes_are_refused()
    {
        Assert.Contains(
            ".csv or .npy", Cli.Refuse("encode", files.Run, files.Npy, "--out", files.At("codes.txt")), StringComparison.Ordinal);
        Assert.Contains(
            "a folder, a .npy or a .png",
            Cli.Refuse("reconstruct", files.Run, files.Npy, "--out", files.At("x.jpg")),
            StringComparison.Ordinal);
        Assert.Contains("'--out' is required", Cli.Refuse("encode", files.Run, files.Npy), StringComparison.Ordinal);
        string wrong = files.Fresh(".csv");
        File.WriteAllText(wrong, "1,2,3\n");
        Assert.Contains(
            "the codes have 3 numbers each, but the model takes 8",
            Cli.Refuse("decode", files.Run, wrong, "--out", files.Fresh()),
            StringComparison.Ordinal);
    }

    private string Encode(string images)
    {
        string codes = files.Fresh(".csv");
        Cli.Run("encode", files.Run, images, "--out", codes);
        return codes;
    }

    private static string[] Names(string folder) =>
    [
        .. Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(file => Path.GetRelativePath(folder, file))
            .Order(StringComparer.Ordinal),
    ];
}
