using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Models;

namespace Facsimile.Cli.Tests.Commands;

public sealed class RestoreCommandsTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Denoise_writes_restored_images_a_grid_and_their_errors()
    {
        string folder = files.Fresh();
        Cli.Outcome outcome = Cli.Run("denoise", files.Run, files.PngFolder, "--noise", "gaussian:0.5", "--out", folder);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.StartsWith("12 images of 16×16 with Gaussian noise of σ 0.5\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(["errors.csv", "grid.png"], Directory.GetFiles(folder).Select(Path.GetFileName).Order());
        Assert.Equal(12, Directory.GetFiles(Path.Combine(folder, "restored"), "*.png", SearchOption.AllDirectories).Length);
        Restoration expected = Restorer.Restore(
            Autoencoder.Load(files.Model), LabelledImages.Load(files.PngFolder).Images, new GaussianNoise { Sigma = 0.5 });
        Assert.Equal(
            expected.Restored[1].ToArray(),
            PngFile.Read(Path.Combine(folder, "restored", "even", "02.png")).Pixels.ToArray());
        string[] cells = File.ReadAllLines(Path.Combine(folder, "errors.csv"))[2].Split(',');
        Assert.Equal(["1", "even/02.png", "0"], cells[..3]);
        Assert.Equal(expected.Scores.Before[1].Mse, double.Parse(cells[3], CultureInfo.InvariantCulture));
        Assert.Equal(expected.Scores.After[1].Mse, double.Parse(cells[4], CultureInfo.InvariantCulture));
    }

    [Fact]
    public void Figures_for_programs_are_those_of_each_image_and_of_all()
    {
        string folder = files.Fresh();
        JsonNode json = JsonNode.Parse(
            Cli.Run("denoise", files.Run, files.Csv, "--noise", "uniform:0.4", "--count", "7", "--out", folder, "--json").Output)!;

        Assert.Equal(7, (int)json["count"]!);
        Assert.Equal("uniform noise of ±0.4", (string)json["corruption"]!);
        JsonArray images = json["images"]!.AsArray();
        Assert.Equal(7, images.Count);
        Assert.Equal(2, (int)images[5]!["label"]!);
        Assert.Equal(
            images.Average(image => (double)image!["mse"]!["after"]!), (double)json["figures"]!["mse"]!["after"]!["mean"]!, 1e-12);
        Assert.True((double)json["figures"]!["ssim"]!["before"]!["median"]! is > 0 and < 1);
        Assert.Null(json["figures"]!["mseInside"]);
    }

    [Fact]
    public void Inpaint_measures_inside_and_outside_and_can_keep_what_is_known()
    {
        string mask = files.Fresh(".png");
        byte[] pixels = new byte[256];
        pixels.AsSpan(100, 30).Fill(255);
        PngFile.Write(mask, files.Images.Shape, pixels);
        string folder = files.Fresh();

        Cli.Outcome outcome = Cli.Run("inpaint", files.Run, files.Npy, "--mask", mask, "--keep-known", "--out", folder, "--json");

        JsonNode figures = JsonNode.Parse(outcome.Output)!["figures"]!;
        Assert.Equal(0, (double)figures["mseOutside"]!["after"]!["mean"]!);
        Assert.True((double)figures["mseInside"]!["before"]!["mean"]! > 0);
        Images restored = PngFile.Read(Path.Combine(folder, "restored", "0003.png"));
        for (int i = 0; i < 256; i++)
        {
            Assert.True(i is >= 100 and < 130 || restored.Pixels[i] == files.Images[3][i]);
        }

        string table = Cli.Run("inpaint", files.Run, files.Npy, "--mask", "stripes:2,5", "--out", files.Fresh()).Output;
        Assert.Matches("\nMSE inside ↓ +0\\.\\d{5} +0\\.\\d{5}", table);
        Assert.Matches("\nSSIM outside ↑ ", table);
    }

    [Fact]
    public void Without_images_those_of_the_run_are_taken()
    {
        // 60 images, of which a fifth was held out.
        string folder = files.Fresh();
        Cli.Outcome outcome = Cli.Run("denoise", files.Run, "--noise", "masking:0.2", "--out", folder);
        Assert.StartsWith("12 images of 16×16 with 20 % of the pixels hidden\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            "name some as IMAGES",
            Cli.Refuse("denoise", files.Model, "--noise", "masking:0.2", "--out", files.Fresh()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_that_was_trained_so_says_what_to_restore_and_is_judged_by_it()
    {
        string run = files.Fresh();
        Cli.Outcome training = Cli.Run(
            "train", "simple", "--epochs", "1", "--set", $"data.set={files.Npy}", "--set", "network.widths=[4]",
            "--set", "corruption.type=gaussian", "--set", "corruption.sigma=0.3", "--out", run);
        const string Words = "Given images with Gaussian noise of σ 0.3, judged by the clean ones.";
        Assert.Contains(Words, training.Output, StringComparison.Ordinal);

        string table = Cli.Run("evaluate", run).Output;
        Assert.Contains(Words, table, StringComparison.Ordinal);
        Assert.Contains("clean mean", table, StringComparison.Ordinal);
        string json = Cli.Run("evaluate", run, "--json").Output;
        Assert.Equal(File.ReadAllText(Path.Combine(run, "evaluation.json")), json);
        Assert.Equal("Gaussian noise of σ 0.3", (string)JsonNode.Parse(json)!["restoration"]!["corruption"]!);
        JsonNode other = JsonNode.Parse(Cli.Run("evaluate", run, "--data-set", files.PngFolder, "--json").Output)!;
        Assert.NotNull(other["restoration"]);

        string output = Cli.Run("denoise", run, "--out", files.Fresh()).Output;
        Assert.StartsWith("12 images of 16×16 with Gaussian noise of σ 0.3\n", output, StringComparison.Ordinal);
        Assert.Contains("add --mask, for example", Cli.Refuse("inpaint", run, "--out", files.Fresh()), StringComparison.Ordinal);
        Assert.Contains("Gaussian noise of σ 0.3", File.ReadAllText(Path.Combine(run, "report.html")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--noise gaussian:0.5,0.6", "one level here")]
    [InlineData("--noise gaussian:-1", "sigma is -1; it must lie from 0 to 10")]
    [InlineData("--noise fog:1", "--noise is gaussian:SIGMA")]
    [InlineData("", "add --noise, for example --noise gaussian:0.5")]
    public void Noise_that_makes_no_sense_is_refused(string noise, string named)
        => AssertRefused(named, ["denoise", files.Run, .. Parts(noise)]);

    [Theory]
    [InlineData("--mask block:17x3", "does not fit into images of 16×16")]
    [InlineData("--mask block:16x16", "hides all of images of 16×16")]
    [InlineData("--mask nowhere.png", "nowhere.png: there is no such file")]
    [InlineData("--mask block:0x3", "height is 0; it must lie from 1 to 16384")]
    [InlineData("", "add --mask, for example --mask block:10x10@8,8")]
    public void Masks_that_make_no_sense_are_refused(string mask, string named)
        => AssertRefused(named, ["inpaint", files.Run, .. Parts(mask)]);

    [Fact]
    public void Masks_and_images_of_another_size_are_refused()
    {
        string mask = files.Fresh(".png");
        PngFile.Write(mask, new ImageShape(1, 2, 2), [0, 255, 0, 255]);
        AssertRefused("the mask is 2×2, but the images are 16×16", ["inpaint", files.Run, "--mask", mask]);
        AssertRefused(
            "the images are 28×28, but the model takes 16×16", ["denoise", files.Run, "glyphs", "--noise", "gaussian:0.5"]);
    }

    [Fact]
    public void Nothing_is_overwritten()
        => Assert.Contains(
            "nothing is overwritten",
            Cli.Refuse("denoise", files.Run, "--noise", "gaussian:1", "--out", files.Run),
            StringComparison.Ordinal);

    [Fact]
    public void Runs_are_compared_as_the_noise_grows()
    {
        string other = files.Fresh();
        string report = files.Fresh();
        Cli.Run(
            "train", "simple", "--epochs", "1", "--set", $"data.set={files.Npy}", "--set", "network.widths=[4]", "--out", other);

        string output = Cli.Run("compare", files.Run, other, "--noise", "uniform:0,0.5", "--out", report).Output;

        Assert.Contains("\nMSE ↓ mean of 12 images with uniform noise\nLevel  noisy images", output, StringComparison.Ordinal);
        Assert.Matches("\n0 +0\\.00000 +0\\.\\d{5} +0\\.\\d{5}\n0\\.5 +0\\.\\d{5} ", output);
        Assert.All(
            ["noise.svg", "noise.csv", "noise-0.5.png"], name => Assert.True(File.Exists(Path.Combine(report, name)), name));
        JsonArray json = JsonNode.Parse(Cli.Run("compare", files.Run, other, "--noise", "uniform:0,0.5", "--json").Output)!.AsArray();
        JsonNode level = json[1]!["noise"]![1]!;
        Assert.Equal(0.5, (double)level["level"]!);
        Assert.True((double)level["mse"]!["before"]! > 0);
        Assert.Equal(
            (double)json[0]!["noise"]![1]!["mse"]!["before"]!, (double)level["mse"]!["before"]!);
        Assert.Null(JsonNode.Parse(Cli.Run("compare", files.Run, "--json").Output)![0]!["noise"]);
    }

    private static string[] Parts(string text) => text.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private void AssertRefused(string named, string[] arguments)
    {
        string folder = files.Fresh();
        Assert.Contains(named, Cli.Refuse([.. arguments, "--out", folder]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
    }
}
