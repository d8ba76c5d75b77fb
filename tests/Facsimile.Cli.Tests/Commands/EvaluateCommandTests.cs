using System.Text.Json.Nodes;

namespace Facsimile.Cli.Tests.Commands;

public sealed class EvaluateCommandTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Json_of_a_run_is_its_evaluation_file()
    {
        Cli.Outcome outcome = Cli.Run("evaluate", files.Run, "--json");

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal(File.ReadAllText(Path.Combine(files.Run, "evaluation.json")), outcome.Output);
    }

    [Fact]
    public void Table_names_images_and_metrics()
    {
        string output = Cli.Run("evaluate", files.Run).Output;

        Assert.Contains("images.npy: 12 images of 16×16, code of 8", output, StringComparison.Ordinal);
        Assert.All(
            ["MSE", "PSNR", "SSIM", "Pixel accuracy"], metric => Assert.Contains(metric, output, StringComparison.Ordinal));
    }

    [Fact]
    public void Folder_of_png_files_is_judged_whole_with_its_class_names_and_a_baseline()
    {
        JsonNode document = JsonNode.Parse(Cli.Run("evaluate", files.Run, "--data-set", files.PngFolder, "--json").Output)!;

        Assert.Equal(12, (int)document["metrics"]!["mse"]!["count"]!);
        Assert.Equal("even", (string)document["classes"]![0]!["name"]!);
        Assert.NotNull(document["pcaBaseline"]);
    }

    [Fact]
    public void Model_file_alone_is_judged_without_a_baseline()
    {
        JsonNode document = JsonNode.Parse(Cli.Run("evaluate", files.Model, "--data-set", files.Csv, "--json").Output)!;

        Assert.Equal(SampleFiles.Count, (int)document["metrics"]!["mse"]!["count"]!);
        Assert.Null(document["pcaBaseline"]);
    }

    [Fact]
    public void Data_set_of_the_run_itself_is_judged_by_what_the_run_held_out()
    {
        Cli.Outcome outcome = Cli.Run("evaluate", files.Run, "--data-set", files.Npy, "--json");

        Assert.Equal(File.ReadAllText(Path.Combine(files.Run, "evaluation.json")), outcome.Output);
        Assert.Contains("only the images that it held out are judged.\n", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Failure_leaves_no_folder_behind()
    {
        string report = files.Fresh();

        Cli.Refuse("evaluate", files.Run, "--data-set", "glyphs", "--out", Path.Combine(report, "deep"));
        Cli.Refuse("reconstruct", files.Run, "glyphs", "--out", Path.Combine(report, "deep"));
        Cli.Refuse("encode", files.Run, "glyphs", "--out", Path.Combine(report, "codes.csv"));
        Cli.Refuse("decode", files.Run, files.Npy, "--out", Path.Combine(report, "deep"));
        Cli.Refuse("compare", files.Run, files.PngFolder, "--out", Path.Combine(report, "deep"));

        Assert.False(Directory.Exists(report));
    }

    [Fact]
    public void Report_is_written_only_where_it_is_asked_for()
    {
        Dictionary<string, byte[]> before = RunFiles.Read(files.Run);
        string report = files.Fresh();

        string output = Cli.Run("evaluate", files.Run, "--data-set", files.Csv, "--out", report).Output;

        Assert.EndsWith($"\nreport     {Path.Combine(report, "report.html")}\n", output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(report, "report.html")));
        Assert.Equal(before, RunFiles.Read(files.Run));
    }

    [Fact]
    public void Images_of_another_size_are_refused_unless_resized()
    {
        string line = Cli.Refuse("evaluate", files.Run, "--data-set", "glyphs");
        Assert.Contains("the images are 28×28, but the model takes 16×16; add --resize", line, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Success, Cli.Run("encode", files.Run, "glyphs", "--resize", "--out", files.Fresh(".npy")).ExitCode);
    }

    [Fact]
    public void Best_weights_are_those_of_the_best_epoch()
        => Assert.Equal(ExitCode.Success, Cli.Run("evaluate", files.Run, "--weights", "best").ExitCode);

    [Fact]
    public void Missing_run_missing_data_and_wrong_weights_are_refused()
    {
        Assert.Contains("no run folder", Cli.Refuse("evaluate", "nowhere"), StringComparison.Ordinal);
        Assert.Contains("--data-set", Cli.Refuse("evaluate", files.Model), StringComparison.Ordinal);
        Assert.Contains("one set of weights", Cli.Refuse("evaluate", files.Model, "--weights", "best"), StringComparison.Ordinal);
        Assert.Contains("last or best", Cli.Refuse("evaluate", files.Run, "--weights", "worst"), StringComparison.Ordinal);
        Assert.Contains("not empty", Cli.Refuse("evaluate", files.Run, "--out", files.Run), StringComparison.Ordinal);
        Assert.Contains(
            "run folder",
            Cli.Refuse("evaluate", files.Model, "--data-set", files.Csv, "--out", files.Fresh()),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Damaged_model_is_one_line()
    {
        string model = files.Fresh(".safetensors");
        File.WriteAllBytes(model, File.ReadAllBytes(files.Model)[..200]);

        Assert.StartsWith(
            $"facsimile: {model}", Cli.Refuse("evaluate", model, "--data-set", files.Csv), StringComparison.Ordinal);
    }
}
