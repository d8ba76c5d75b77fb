using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Cli.Tests.Commands;

/// <summary>The commands with a classifier.</summary>
public sealed class ClassifierTests(SampleClassifier sample) : IClassFixture<SampleClassifier>
{
    private readonly SampleFiles _files = sample.Files;

    [Fact]
    public void Training_shows_accuracy_classes_and_confusion()
    {
        Assert.Equal(ExitCode.Success, sample.Training.ExitCode);
        Assert.Matches(@"epoch 2/2  loss [0-9.]+  accuracy 0\.[0-9]{4}  ", sample.Training.Error);
        Assert.Contains("images of 16×16, 3 classes\naccuracy   0.", sample.Training.Output, StringComparison.Ordinal);
        Assert.Contains("Precision  Recall      F1  Images", sample.Training.Output, StringComparison.Ordinal);
        Assert.Contains("True ↓  predicted →", sample.Training.Output, StringComparison.Ordinal);
        Assert.EndsWith($"report     {Path.Combine(sample.Run, "report.html")}\n", sample.Training.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_gives_the_figures_of_the_training_again()
    {
        JsonNode figures = JsonNode.Parse(Cli.Run("evaluate", sample.Run, "--json").Output)!;
        Assert.Equal(File.ReadAllText(Path.Combine(sample.Run, "evaluation.json")), Cli.Run("evaluate", sample.Run, "--json").Output);
        Assert.Equal(12, (int)figures["images"]!);
        string output = Cli.Run("evaluate", sample.Run).Output;
        Assert.StartsWith(output, sample.Training.Output, StringComparison.Ordinal);
        Assert.Contains(
            "no labels", Cli.Refuse("evaluate", sample.Run, "--data-set", _files.Npy), StringComparison.Ordinal);
        Assert.Contains(
            "does not know the class even", Cli.Refuse("evaluate", sample.Run, "--data-set", _files.PngFolder), StringComparison.Ordinal);
    }

    [Fact]
    public void Evaluate_writes_a_report_of_other_images()
    {
        string report = _files.Fresh();
        string other = _files.Fresh(".csv");
        CsvFile.Write(other, new LabelledImages(_files.Images.Slice(0, 6), [0, 1, 2, 0, 1, 2]));

        Assert.Equal(ExitCode.Success, Cli.Run("evaluate", sample.Run, "--data-set", other, "--out", report).ExitCode);
        string page = File.ReadAllText(Path.Combine(report, "report.html"));
        Assert.Contains($"mlp on {other}", page, StringComparison.Ordinal);
        Assert.Contains("6 images of", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Classify_prints_what_the_model_says_of_each_image()
    {
        Classification expected = Classifier.Load(Path.Combine(sample.Run, "model.safetensors")).Classify(_files.Images);

        string[] lines = Cli.Run("classify", sample.Run, _files.Npy).Output.TrimEnd('\n').Split('\n');
        Assert.Equal(SampleFiles.Count + 2, lines.Length);
        Assert.Equal(["Image", "Label", "Probability", "Runner-up", "Probability"], Words(lines[0]));
        Prediction third = expected[3];
        Assert.Equal(
            ["3", Text(third.Label), Share(third.Probability), Text(third.RunnerUp), Share(third.RunnerUpProbability)],
            Words(lines[5]));

        JsonNode json = JsonNode.Parse(Cli.Run("classify", sample.Run, _files.Npy, "--json").Output)!;
        Assert.Equal(SampleFiles.Count, json.AsArray().Count);
        Assert.Equal(("3", third.Label), ((string)json[3]!["image"]!, (int)json[3]!["label"]!));
        Assert.Equal(third.Probability, (float)json[3]!["probability"]!);
        Assert.Equal(1, json[3]!["probabilities"]!.AsArray().Sum(one => (float)one!), 1e-5);
    }

    [Fact]
    public void Classify_writes_a_table_of_several_sources()
    {
        string output = _files.Fresh(".csv");
        string one = Path.Combine(_files.PngFolder, "even", "00.png");

        Cli.Outcome outcome = Cli.Run("classify", sample.Run, _files.PngFolder, one, _files.Npy, "--out", output);
        Assert.Equal((ExitCode.Success, ""), (outcome.ExitCode, outcome.Output));
        Assert.Contains($"{12 + 1 + SampleFiles.Count} images: {output}", outcome.Error, StringComparison.Ordinal);
        string[] lines = File.ReadAllLines(output);
        Assert.Equal("image,label,class,probability,runner_up,runner_up_class,runner_up_probability", lines[0]);
        Assert.StartsWith($"{_files.PngFolder}/even/00.png,", lines[1], StringComparison.Ordinal);
        Assert.StartsWith($"{one},", lines[13], StringComparison.Ordinal);
        Assert.StartsWith($"{_files.Npy}:0,", lines[14], StringComparison.Ordinal);

        // One and the same picture.
        Assert.Equal(lines[1].Split(',')[1..], lines[13].Split(',')[1..]);
        Assert.Equal(lines[1].Split(',')[1..], lines[14].Split(',')[1..]);
        Assert.Contains("nothing is overwritten", Cli.Refuse("classify", sample.Run, one, "--out", output), StringComparison.Ordinal);
        Assert.Contains(".csv", Cli.Refuse("classify", sample.Run, one, "--out", _files.At("x.txt")), StringComparison.Ordinal);
    }

    [Fact]
    public void What_makes_no_sense_for_a_kind_of_model_is_refused_in_a_line()
    {
        string used = Path.Combine(sample.Run, "recipe.json");
        Assert.Contains(
            $"{sample.Run} is a classifier", Cli.Refuse("reconstruct", sample.Run, _files.Npy, "--out", _files.Fresh(".npy")), StringComparison.Ordinal);
        Assert.Contains("is a classifier", Cli.Refuse("encode", sample.Run, _files.Npy, "--out", _files.Fresh(".npy")), StringComparison.Ordinal);
        Assert.Contains("is a classifier", Cli.Refuse("decode", sample.Run, used, "--out", _files.Fresh(".npy")), StringComparison.Ordinal);
        Assert.Contains($"{_files.Run} is an autoencoder", Cli.Refuse("classify", _files.Run, _files.Npy), StringComparison.Ordinal);
        Assert.Contains("compare runs of one kind", Cli.Refuse("compare", sample.Run, _files.Run), StringComparison.Ordinal);
        Assert.Contains(
            "a classifier gives no images", Cli.Refuse("compare", sample.Run, "--noise", "uniform:0.4"), StringComparison.Ordinal);
        Assert.Contains(
            "is a classifier", Cli.Refuse("inpaint", sample.Run, "--mask", "block:2x2", "--out", _files.Fresh()), StringComparison.Ordinal);
    }

    [Fact]
    public void Images_without_labels_and_of_another_size_are_refused_in_a_line()
    {
        string run = _files.Fresh();
        Assert.Contains(
            "images.npy: the images have no labels",
            Cli.Refuse("train", "mlp", "--set", $"data.set={_files.Npy}", "--out", run),
            StringComparison.Ordinal);
        Assert.False(Directory.Exists(run));
        Assert.Contains("no labels", Cli.Refuse("summary", Recipe(_files.Npy)), StringComparison.Ordinal);
        Assert.Contains(
            "the model takes 16×16; add --resize",
            Cli.Refuse("classify", sample.Run, "glyphs"),
            StringComparison.Ordinal);
        Assert.Contains(
            "data.normalization is for classifiers",
            Cli.Refuse("train", "simple", "--set", "data.normalization={\"mean\":0.1,\"standardDeviation\":0.3}"),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_shows_recipes_and_runs_of_classifiers()
    {
        Assert.Contains("648,010 parameters, 2,531.3 KB; images of 28×28, 10 classes", Cli.Run("summary", "mlp").Output, StringComparison.Ordinal);
        Assert.Contains("images of 16×16, 3 classes", Cli.Run("summary", sample.Run).Output, StringComparison.Ordinal);
        Assert.Contains("images of 16×16, 3 classes", Cli.Run("summary", Recipe(_files.Csv)).Output, StringComparison.Ordinal);
        JsonNode json = JsonNode.Parse(Cli.Run("summary", sample.Run, "--json").Output)!;
        Assert.Equal(["0", "1", "2"], json["classNames"]!.AsArray().Select(name => (string)name!));
        Assert.Contains("mlp ", Cli.Run("recipes").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Classifiers_are_compared_by_accuracy()
    {
        string other = _files.Fresh();
        string report = _files.Fresh();
        sample.Train(other, "--set", "training.seed=2");

        Cli.Outcome outcome = Cli.Run("compare", sample.Run, other, "--out", report);
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal(["Run", "Accuracy", "F1", "mean", "Cross-entropy", "Epochs", "Parameters"], Words(outcome.Output.Split('\n')[0]));
        Assert.True(File.Exists(Path.Combine(report, "comparison.html")));
        JsonArray json = JsonNode.Parse(Cli.Run("compare", sample.Run, other, "--json").Output)!.AsArray();
        Assert.Equal(2, json.Count);
        Assert.Equal(2, json[1]!["testAccuracy"]!.AsArray().Count);
        Assert.NotNull(json[0]!["evaluation"]!["confusion"]);
    }

    [Fact]
    public void A_narrow_terminal_shows_whole_words()
    {
        string output = Cli.OnTerminal(50, "evaluate", sample.Run);
        Assert.All(output.Split('\n').Skip(1), line => Assert.InRange(line.Length, 0, 50));
    }

    private static string[] Words(string line) => line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Text(int label) => label.ToString(CultureInfo.InvariantCulture);

    private static string Share(float share) => share.ToString("0.0000", CultureInfo.InvariantCulture);

    private string Recipe(string data)
    {
        string path = _files.Fresh(".json");
        File.WriteAllText(path, $$"""
            { "name": "mine", "data": { "set": "{{data}}" }, "network": { "type": "classifier", "widths": [4] } }
            """);
        return path;
    }
}
