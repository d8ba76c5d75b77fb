using System.Text.Json.Nodes;

namespace Facsimile.Cli.Tests.Commands;

public sealed class StudyInversionCommandTests(SampleInversion sample) : IClassFixture<SampleInversion>
{
    [Fact]
    public void Study_writes_a_report_with_all_its_parts_and_prints_the_main_figures()
    {
        string folder = sample.Fresh();
        Cli.Outcome outcome = Cli.Run(
            "study", "inversion", sample.Run, "--classifier", sample.Classifier, "--count", "80", "--judge", "60", "--out", folder);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        string[] expected =
        [
            "report.html", "study.json", "sets.csv", "images.csv", "normality.csv", "methods.csv", "courses.csv", "completions.csv",
            "confusion-mn.csv", "vectors.svg",
        ];
        Assert.All(expected, name => Assert.True(File.Exists(Path.Combine(folder, name)), name));
        Assert.Equal(
            ["codes-before.npy", "codes.npy", "grid.png", "inversion.csv", "inversion.json"],
            Directory.GetFileSystemEntries(Path.Combine(folder, "inversion")).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        Assert.Equal(81, File.ReadAllLines(Path.Combine(folder, "inversion", "inversion.csv")).Length);
        Assert.Contains("Inversion of tiny-vae", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
        foreach (string row in new[] { "MT", "MN", "MB", "MB of all" })
        {
            Assert.Matches($"\n{row}: .+ %\n", outcome.Output);
        }

        Assert.Matches("\nAdafactor, as published ", outcome.Output);
        Assert.Matches("\nLevenberg-Marquardt, global start ", outcome.Output);
        Assert.EndsWith($"report     {Path.Combine(folder, "report.html")}\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("is not empty", Cli.Refuse(
            "study", "inversion", sample.Run, "--count", "80", "--out", folder), StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_main_figures_and_without_a_classifier_no_success_rates()
    {
        string folder = sample.Fresh();
        JsonNode json = JsonNode.Parse(
            Cli.Run("study", "inversion", sample.Run, "--count", "50", "--judge", "50", "--out", folder, "--json").Output)!;
        Assert.Equal(50, (int)json["images"]!);
        Assert.Equal(["MT", "MN", "MB"], json["sets"]!.AsArray().Select(set => (string)set!["name"]!));
        Assert.All(json["sets"]!.AsArray(), set => Assert.Null(set!["successRate"]));
        Assert.Equal(8, json["methods"]!.AsArray().Count);
        Assert.False(File.Exists(Path.Combine(folder, "confusion-mn.csv")));

        // The losses are those of the inversion.
        double[] after =
        [
            .. File.ReadLines(Path.Combine(folder, "inversion", "inversion.csv")).Skip(1)
                .Select(line => double.Parse(line.Split(',')[4], System.Globalization.CultureInfo.InvariantCulture)),
        ];
        Assert.Equal(after.Average(), (double)json["sets"]![1]!["loss"]!, 1e-4 * after.Average());
    }

    [Fact]
    public void What_does_not_fit_is_refused_before_anything_is_written()
    {
        using var files = new SampleFiles();
        string large = files.Fresh();
        Cli.Run("train", "mlp", "--epochs", "1", "--set", $"data.set={files.Csv}", "--set", "network.widths=[8]", "--out", large);
        AssertRefused("The classifier takes images of 16×16, but the model makes images of 8×8", "--classifier", large);
        AssertRefused("is an autoencoder, which knows no classes", "--classifier", sample.Run);
        AssertRefused("--judge is a whole number, 50 to 60000", "--judge", "10");
        AssertRefused("--count is a whole number, 50 or more", "--count", "49");
        AssertRefused("--learning-rate is no setting of levenberg-marquardt", "--learning-rate", "1");

        string folder = sample.Fresh();
        Assert.Contains("is a classifier", Cli.Refuse("study", "inversion", sample.Classifier, "--out", folder), StringComparison.Ordinal);
        Assert.Contains(
            "The run has 48 training images, but a study needs at least 50",
            Cli.Refuse("study", "inversion", files.Run, "--out", folder),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(folder));
        Assert.Contains("is there already", Cli.Refuse("study", "inversion", sample.Run, "--out", sample.Csv), StringComparison.Ordinal);
        Assert.Contains("is not empty", Cli.Refuse("study", "inversion", sample.Run, "--out", sample.Run), StringComparison.Ordinal);
    }

    private void AssertRefused(string expected, params string[] options)
    {
        string folder = Path.Combine(sample.Fresh(), "inner");
        Assert.Contains(
            expected, Cli.Refuse(["study", "inversion", sample.Run, .. options, "--out", folder]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(Path.GetDirectoryName(folder)));
    }
}
