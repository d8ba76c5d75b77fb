using System.Numerics.Tensors;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Cli.Tests.Commands;

public sealed class VariationalTests(SampleVariational sample) : IClassFixture<SampleVariational>
{
    private VariationalAutoencoder Model => VariationalAutoencoder.Load(Path.Combine(sample.Run, "model.safetensors"));

    [Fact]
    public void Train_and_evaluate_print_the_figures()
    {
        Assert.Equal(ExitCode.Success, sample.Training.ExitCode);
        string evaluated = Cli.Run("evaluate", sample.Run).Output;
        foreach (string output in new[] { sample.Training.Output, evaluated })
        {
            Assert.Contains("Negative lower bound (−ELBO) ↓", output, StringComparison.Ordinal);
            Assert.Contains("NLL estimate ↓, 100 codes of each of the first 12 images", output, StringComparison.Ordinal);
            Assert.Contains("of 2 numbers of the code", output, StringComparison.Ordinal);
        }

        string own = File.ReadAllText(Path.Combine(sample.Run, "evaluation.json"));
        Assert.Equal(own, Cli.Run("evaluate", sample.Run, "--json").Output);
    }

    [Fact]
    public void The_bound_is_the_last_test_loss_of_the_history()
    {
        string[] lines = File.ReadAllLines(Path.Combine(sample.Run, "history.csv"));
        int column = Array.IndexOf(lines[0].Split(','), "test_loss");
        double loss = double.Parse(lines[^1].Split(',')[column], System.Globalization.CultureInfo.InvariantCulture);
        JsonNode figures = JsonNode.Parse(File.ReadAllText(Path.Combine(sample.Run, "evaluation.json")))!["variational"]!;
        Assert.Equal(loss, (double)figures["negativeLowerBound"]!, 1e-5 * loss);
    }

    [Fact]
    public void More_codes_can_be_drawn_for_the_likelihood_of_a_variational_autoencoder_only()
    {
        JsonNode document = JsonNode.Parse(Cli.Run("evaluate", sample.Run, "--nll-samples", "7", "--json").Output)!;
        Assert.Equal(7, (int)document["variational"]!["negativeLogLikelihood"]!["samples"]!);
        Assert.Contains(
            "--nll-samples is for variational autoencoders",
            Cli.Refuse("evaluate", sample.Files.Run, "--nll-samples", "7"),
            StringComparison.Ordinal);
        Assert.Contains("--nll-samples is a whole number", Cli.Refuse("evaluate", sample.Run, "--nll-samples", "0"), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_images_are_made_black_and_white_as_those_of_the_training()
    {
        string codes = sample.Files.Fresh(".npy");
        Cli.Run("encode", sample.Run, sample.Files.Npy, "--out", codes);
        Assert.Equal([.. Model.Encode(sample.Files.Images.Binarize(0.5))], NpyFile.ReadFloats(codes).ToArray());
    }

    [Fact]
    public void Encode_writes_means_and_log_variances()
    {
        string means = sample.Files.Fresh(".npy");
        string logVariances = sample.Files.Fresh(".csv");
        Cli.Outcome outcome = Cli.Run("encode", sample.Run, sample.Files.Npy, "--out", means, "--log-variance", logVariances);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        GaussianCodes expected = Model.EncodeDistribution(sample.Files.Images.Binarize(0.5));
        Assert.Equal([.. expected.Mean], NpyFile.ReadFloats(means).ToArray());
        Assert.Equal([.. expected.LogVariance], CodeFile.Read(logVariances).ToArray());

        string other = sample.Files.Fresh(".npy");
        Assert.Contains(
            "name the same file", Cli.Refuse("encode", sample.Run, sample.Files.Npy, "--out", other, "--log-variance", other), StringComparison.Ordinal);
        Assert.Contains(
            "--log-variance is for variational autoencoders",
            Cli.Refuse("encode", sample.Files.Run, sample.Files.Npy, "--out", other, "--log-variance", sample.Files.Fresh(".npy")),
            StringComparison.Ordinal);
        Assert.False(File.Exists(other));
    }

    [Fact]
    public void Sample_writes_a_folder_with_a_grid_an_array_or_one_picture()
    {
        string folder = sample.Files.Fresh();
        Assert.Equal(ExitCode.Success, Cli.Run("sample", sample.Run, "--count", "12", "--seed", "3", "--out", folder).ExitCode);
        Assert.Equal(13, Directory.GetFiles(folder).Length);
        Assert.Equal(new ImageShape(1, 16, 16), PngFile.Read(Path.Combine(folder, "0011.png")).Shape);

        string array = sample.Files.Fresh(".npy");
        Cli.Run("sample", sample.Run, "--count", "12", "--seed", "3", "--out", array, "--threads", "3");
        Tensor<float> expected = Model.Sample(12, seed: 3);
        Assert.Equal([.. expected], NpyFile.ReadFloats(array).ToArray());
        Assert.Equal(Images.FromTensor(Model.Shape, expected)[11], PngFile.Read(Path.Combine(folder, "0011.png")).Pixels);

        string picture = sample.Files.Fresh(".png");
        Cli.Run("sample", sample.Run, "--count", "12", "--seed", "3", "--out", picture);
        Assert.Equal(File.ReadAllBytes(Path.Combine(folder, "grid.png")), File.ReadAllBytes(picture));
    }

    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("1000000000")]
    public void An_impossible_count_is_refused(string count)
        => Assert.Contains(
            "--count is a whole number, 1 to 100000",
            Cli.Refuse("sample", sample.Run, "--count", count, "--out", sample.Files.Fresh()),
            StringComparison.Ordinal);

    [Fact]
    public void A_plain_autoencoder_cannot_sample_and_nothing_is_overwritten()
    {
        Assert.Contains(
            "is a plain autoencoder", Cli.Refuse("sample", sample.Files.Run, "--out", sample.Files.Fresh()), StringComparison.Ordinal);
        Assert.Contains("is not empty", Cli.Refuse("sample", sample.Run, "--out", sample.Run), StringComparison.Ordinal);
        Assert.Contains("is there already", Cli.Refuse("sample", sample.Run, "--out", sample.RecipeFile.Replace("vae.json", "images.npy", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Fact]
    public void Compare_has_the_columns_where_all_runs_have_the_figures()
    {
        string both = Cli.OnTerminal(300, "compare", sample.Run, sample.Files.Run);
        string alone = Cli.OnTerminal(300, "compare", sample.Run);
        Assert.DoesNotContain("ELBO", both, StringComparison.Ordinal);
        Assert.Contains("−ELBO (nats)", alone, StringComparison.Ordinal);
        Assert.Contains("NLL estimate", alone, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_shows_the_sampling_layer()
    {
        string output = Cli.Run("summary", sample.Run).Output;
        Assert.Contains("GaussianSampling 2", output, StringComparison.Ordinal);
        Assert.Contains("code of 2", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("loss.type=mse", "is no likelihood of a whole image")]
    [InlineData("divergence.weight=NaN", "divergence.weight")]
    [InlineData("divergence.weight=-1", "divergence.weight is -1")]
    [InlineData("network.code=relu", "network.code is 'relu'")]
    public void Wrong_recipes_are_refused_in_a_line(string change, string expected)
        => Assert.Contains(
            expected,
            Cli.Refuse("train", sample.RecipeFile, "--set", change, "--out", sample.Files.Fresh()),
            StringComparison.Ordinal);

    [Fact]
    public void A_divergence_of_a_plain_network_is_refused()
        => Assert.Contains(
            "divergence is for variational networks",
            Cli.Refuse("train", "simple", "--set", "divergence.weight=2", "--out", sample.Files.Fresh()),
            StringComparison.Ordinal);
}
