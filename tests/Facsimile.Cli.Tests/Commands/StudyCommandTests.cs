using System.Text.Json.Nodes;

namespace Facsimile.Cli.Tests.Commands;

public sealed class StudyCommandTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void List_shows_all_studies_with_their_trainings_and_models()
    {
        string output = Cli.Run("study", "list").Output;

        Assert.Matches("\nstack-84 +24 +84 ", output);
        Assert.Matches("\nfashion-epochs +1 +6 ", output);
        JsonArray json = JsonNode.Parse(Cli.Run("study", "list", "--json").Output)!.AsArray();
        Assert.Equal(
            ["digits-latent", "fashion-epochs", "fashion-neurons", "stack-84", "stack-84-stable"], json.Select(one => (string)one!["name"]!));
    }

    [Fact]
    public void Shown_study_is_one_that_runs()
    {
        string path = files.Fresh(".json");
        File.WriteAllText(path, Cli.Run("study", "list", "fashion-epochs").Output);

        Assert.Contains("1 training for 6 models", Cli.Run("study", "run", path, "--dry-run", "--set", $"data.set={files.Npy}").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Study_runs_and_is_run_again_without_training()
    {
        string folder = files.Fresh();
        Cli.Outcome first = Cli.Run(Arguments(folder));
        Cli.Outcome second = Cli.Run("study", "resume", folder);

        Assert.Equal(ExitCode.Success, first.ExitCode);
        Assert.Contains("small: 2 trainings for 4 models: width 3, 5; epochs 1, 2.", first.Error, StringComparison.Ordinal);
        Assert.Matches("\nWidth +Models +After epochs +Time\n─+\n(3|5) +2 +1, 2 +0:0[^\n]*\n(3|5) [^\n]*\nestimate +2 trainings, 2 at once, about ", first.Error);
        Assert.Contains("  width-5-epochs-2: MSE 0.", first.Error, StringComparison.Ordinal);
        Assert.Contains("models     4 finished\n", first.Output, StringComparison.Ordinal);
        Assert.EndsWith($"report     {Path.Combine(folder, "report.html")}\n", first.Output, StringComparison.Ordinal);
        Assert.Equal(first.Output, second.Output);
        Assert.DoesNotContain("MSE", second.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Success, Cli.Run("study", "report", folder).ExitCode);
    }

    [Fact]
    public void Trials_are_runs_that_other_commands_use()
    {
        string folder = files.Fresh();
        Cli.Run(Arguments(folder));
        string trial = Path.Combine(folder, "trials", "width-3-epochs-2");

        Assert.Equal(ExitCode.Success, Cli.Run("evaluate", trial).ExitCode);
        Assert.Equal(ExitCode.Success, Cli.Run("compare", trial, Path.Combine(folder, "trials", "width-5-epochs-2")).ExitCode);
        Assert.Equal(ExitCode.Success, Cli.Run("denoise", trial, "--noise", "uniform:0.4", "--out", files.Fresh()).ExitCode);
    }

    [Fact]
    public void Shards_are_merged()
    {
        string[] parts = [files.Fresh(), files.Fresh()];
        Cli.Run([.. Arguments(parts[0]), "--shard", "1/2"]);
        Cli.Run([.. Arguments(parts[1]), "--shard", "2/2"]);
        string merged = files.Fresh();
        Cli.Outcome outcome = Cli.Run("study", "merge", parts[0], parts[1], "--out", merged);

        Assert.Contains("models     4 finished\n", outcome.Output, StringComparison.Ordinal);
        Assert.Equal(4, Directory.GetDirectories(Path.Combine(merged, "trials")).Length);
    }

    [Fact]
    public void Dry_run_prints_the_plan_and_writes_nothing()
    {
        string folder = files.Fresh();
        Cli.Outcome outcome = Cli.Run([.. Arguments(folder), "--dry-run"]);

        Assert.Matches("\n3 +2 +1, 2 +0:0", outcome.Output);
        Assert.Matches("\nestimate +2 trainings, ", outcome.Output);
        Assert.False(Directory.Exists(folder));
    }

    [Fact]
    public void What_is_wrong_is_said_in_a_line()
    {
        string folder = files.Fresh();
        Cli.Run(Arguments(folder));

        Assert.Equal(
            "facsimile: There is no study 'stack-48'; did you mean 'stack-84'? 'facsimile study list' lists all.",
            Cli.Refuse("study", "run", "stack-48"));
        Assert.Contains("--shard is i/n with i from 1 to n", Cli.Refuse([.. Arguments(files.Fresh()), "--shard", "3/2"]), StringComparison.Ordinal);
        Assert.Contains("there is no setting 'training.epocs'", Cli.Refuse("study", "run", Study("training.epocs")), StringComparison.Ordinal);
        Assert.Contains("The axis 'width' is empty", Cli.Refuse("study", "run", Study("training.epochs", "")), StringComparison.Ordinal);
        Assert.Contains("holds another study", Cli.Refuse([.. Arguments(folder), "--set", "training.seed=9"]), StringComparison.Ordinal);
        Assert.Contains("holds no study", Cli.Refuse("study", "resume", files.Run), StringComparison.Ordinal);
        Assert.Contains("holds no study", Cli.Refuse("study", "merge", files.Run, "--out", files.Fresh()), StringComparison.Ordinal);
    }

    [Fact]
    public void Long_plan_is_shown_in_short()
    {
        string seeds = string.Join(", ", Enumerable.Range(1, 31));
        string path = files.Fresh(".json");
        File.WriteAllText(path, File.ReadAllText(Study("training.epochs")).Replace(
            "\"values\": [[3], [5]]", $"\"values\": [[3]] }}, {{ \"name\": \"seed\", \"setting\": \"training.seed\", \"values\": [{seeds}]", StringComparison.Ordinal));
        Cli.Outcome outcome = Cli.Run("study", "run", path, "--out", files.Fresh(), "--jobs", "2");

        Assert.Contains("seed 1, 2 … 31 (31 levels)", outcome.Error, StringComparison.Ordinal);
        Assert.Matches("\nand 21 more trainings of 42 models, [0-9]+:[0-9]+ together\n", outcome.Error);
    }

    [Fact]
    public void Study_whose_models_all_fail_is_a_failure()
    {
        string folder = files.Fresh();
        Cli.Outcome outcome = Cli.Run([.. Arguments(folder), "--set", "optimizer.learningRate=1e30"]);

        Assert.Equal(ExitCode.Failure, outcome.ExitCode);
        Assert.Contains("models     0 finished, 4 failed\n", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("All models have failed.", File.ReadAllText(Path.Combine(folder, "report.html")), StringComparison.Ordinal);
    }

    [Fact]
    public void Name_that_leads_elsewhere_is_no_folder()
    {
        string path = files.Fresh(".json");
        File.WriteAllText(path, File.ReadAllText(Study("training.epochs")).Replace("\"small\"", "\"../small\"", StringComparison.Ordinal));

        Assert.Equal(
            "facsimile: The study's name '../small' cannot be the name of a folder; give one by --out.", Cli.Refuse("study", "run", path));
    }

    private string[] Arguments(string folder) => ["study", "run", Study("training.epochs"), "--out", folder, "--jobs", "2"];

    private string Study(string setting, string widths = "[3], [5]")
    {
        string path = files.Fresh(".json");
        File.WriteAllText(path, $$"""
            {
              "name": "small",
              "recipe": { "name": "bars", "data": { "set": "{{files.Npy.Replace("\\", "/", StringComparison.Ordinal)}}" }, "network": { "widths": [3] } },
              "axes": [
                { "name": "width", "setting": "network.widths", "values": [{{widths}}] },
                { "name": "epochs", "setting": "{{setting}}", "values": [1, 2] }
              ]
            }
            """);
        return path;
    }
}
