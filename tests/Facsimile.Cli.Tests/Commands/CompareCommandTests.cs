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
        JsonArray document = JsonNode.Parse(Cli.Run("compare", files.Run, other, "--json").Output)!.AsArray();
        Assert.Equal([2, 1], document.Select(run => (int)run!["epochs"]!));
        Assert.Equal(2, document[0]!["trainingLoss"]!.AsArray().Count);
    }

    [Fact]
    public void Folders_of_one_name_are_told_apart_by_their_paths()
        => Assert.Contains(files.Run, Cli.Run("compare", files.Run, files.Run).Output, StringComparison.Ordinal);

    [Fact]
    public void Folder_without_a_run_and_used_output_are_refused()
    {
        Assert.Contains("no run folder", Cli.Refuse("compare", files.Run, files.PngFolder), StringComparison.Ordinal);
        Assert.Contains("not empty", Cli.Refuse("compare", files.Run, "--out", files.Run), StringComparison.Ordinal);
        Assert.Contains("Required argument 'RUN' missing", Cli.Refuse("compare"), StringComparison.Ordinal);
    }
}
