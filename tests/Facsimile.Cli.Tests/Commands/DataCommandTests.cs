using System.Text.Json.Nodes;

namespace Facsimile.Cli.Tests.Commands;

public sealed class DataCommandTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void List_names_every_set_and_where_it_is()
    {
        Cli.Outcome outcome = Cli.Run("data", "list", "--data", files.Folder);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Contains("built in", outcome.Output, StringComparison.Ordinal);
        JsonArray sets = JsonNode.Parse(Cli.Run("data", "list", "--json").Output)!.AsArray();
        Assert.Equal(["glyphs", "mnist", "fashion-mnist"], sets.Select(set => (string)set!["name"]!));
    }

    [Fact]
    public void Show_gives_counts_range_and_classes()
    {
        JsonNode document = JsonNode.Parse(Cli.Run("data", "show", files.Csv, "--json").Output)!;

        Assert.Equal(SampleFiles.Count, (int)document["train"]!["count"]! + (int)document["test"]!["count"]!);
        Assert.Equal(255, (int)document["train"]!["maximum"]!);
        Assert.Equal(3, document["classNames"]!.AsArray().Count);
        Assert.Contains("16×16", Cli.Run("data", "show", files.Csv).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Verify_fails_for_files_that_are_not_right()
    {
        string folder = files.Fresh();
        Directory.CreateDirectory(Path.Combine(folder, "mnist"));
        File.WriteAllText(Path.Combine(folder, "mnist", "train-images-idx3-ubyte.gz"), "no images");

        Cli.Outcome outcome = Cli.Run("data", "verify", "mnist", "--data", folder, "--json");

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Contains("wrongChecksum", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Fetch_of_the_built_in_set_needs_no_network()
        => Assert.Equal("glyphs: built in\n", Cli.Run("data", "fetch", "glyphs").Output);

    [Fact]
    public void Unknown_sets_and_verbs_are_refused()
    {
        Assert.Contains("did you mean 'mnist'?", Cli.Refuse("data", "fetch", "mnits"), StringComparison.Ordinal);
        Assert.Contains("did you mean 'verify'?", Cli.Refuse("data", "verfy"), StringComparison.Ordinal);
        Assert.Contains("neither a data set", Cli.Refuse("data", "show", "nowhere"), StringComparison.Ordinal);
    }
}
