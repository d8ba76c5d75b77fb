using System.Text.Json.Nodes;

namespace Facsimile.Cli.Tests.Commands;

public sealed class CompareCommandTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Runs_stand_in_one_table_and_in_one_report()
    {
        string other = files.Fresh();
        string report = files.Fresh();
        Cli.Run(
            "train", "simple", "--epochs", "1", "--set", $"data.set={files.Npy}", "--set", "network.widths=[4]", "--out", other);

        Cli.Outcome outcome = Cli.Run("compare", files.Run, other, "--out", report);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains("SSIM median", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(Path.GetFileName(other), outcome.Output, StringComparison.Ordinal);
        Assert.True(File.Exists(Path.Combine(report, "comparison.html")));
        Assert.EndsWith($"\nreport     {Path.Combine(report, "comparison.html")}\n", outcome.Output, StringComparison.Ordinal);
        JsonArray document = JsonNode.Parse(Cli.Run("compare", files.Run, other, "--json").Output)!.AsArray();
        Assert.Equal([2, 1], document.Select(run => (int)run!["epochs"]!));
        Assert.Equal(2, document[0]!["trainingLoss"]!.AsArray().Count);
    }

    [Fact]
    public void Folders_of_one_name_are_told_apart_by_their_paths()
    {
        string other = Path.Combine(files.Fresh(), "run");
        CopyRun(other);

        string output = Cli.Run("compare", files.Run, other).Output;

        Assert.Contains(files.Run, output, StringComparison.Ordinal);
        Assert.Contains(other, output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_that_is_given_twice_is_refused()
        => Assert.Contains(
            "is given more than once", Cli.Refuse("compare", files.Run, files.Run + Path.DirectorySeparatorChar), StringComparison.Ordinal);

    [Fact]
    public void Runs_of_different_images_are_warned_of_in_a_line()
    {
        string other = files.Fresh();
        Cli.Run("train", "simple", "--epochs", "1", "--set", $"data.set={files.Csv}", "--set", "network.widths=[4]", "--out", other);

        Cli.Outcome outcome = Cli.Run("compare", files.Run, other);

        Assert.StartsWith("The runs were judged by different images", outcome.Error, StringComparison.Ordinal);
        Assert.Single(outcome.Error.TrimEnd('\n').Split('\n'));
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
    }

    [Theory]
    [InlineData(60, "SSIM", "MSE", "Code", "Epochs")]
    [InlineData(80, "SSIM", "MSE", "Code", "Epochs", "Parameters")]
    [InlineData(120, "SSIM", "MSE", "Code", "Epochs", "Parameters", "PSNR", "accuracy")]
    public void Narrow_terminals_show_the_run_and_its_main_figures_in_whole_words(int width, params string[] headings)
    {
        string other = files.At("a-run-whose-name-is-much-too-long-for-a-column-of-a-table");
        if (!Directory.Exists(other))
        {
            CopyRun(other);
        }

        string output = Cli.OnTerminal(width, "compare", files.Run, other);

        string[] lines = output.TrimEnd('\n').Split('\n');
        Assert.All(lines, line => Assert.InRange(line.Length, 1, width));
        Assert.StartsWith("Run ", lines[0].PadRight(4), StringComparison.Ordinal);
        Assert.StartsWith("run ", lines[^2], StringComparison.Ordinal);
        Assert.Matches("^a-run-who.*a-table ", lines[^1]);
        string[] words = output[..output.IndexOf('─', StringComparison.Ordinal)].Split([' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        Assert.All(headings, heading => Assert.Contains(heading, words));
        string[] known = ["Run", "SSIM", "median", "MSE", "mean", "Code", "Epochs", "Parameters", "PSNR", "Pixel", "accuracy"];
        Assert.Empty(words.Except(known));
    }

    [Fact]
    public void Folder_without_a_run_and_used_output_are_refused()
    {
        Assert.Contains("no run folder", Cli.Refuse("compare", files.Run, files.PngFolder), StringComparison.Ordinal);
        Assert.Contains("not empty", Cli.Refuse("compare", files.Run, "--out", files.Run), StringComparison.Ordinal);
        Assert.Contains("Required argument 'RUN' missing", Cli.Refuse("compare"), StringComparison.Ordinal);
    }

    private void CopyRun(string folder)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(files.Run))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }
}
