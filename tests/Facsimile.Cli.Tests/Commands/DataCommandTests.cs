using System.Text.Json.Nodes;
using Facsimile.Data;

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
    public void Show_names_no_class_twice_and_no_part_without_images()
    {
        string digits = Cli.Run("data", "show", files.Csv).Output;
        Assert.DoesNotContain("Class", digits, StringComparison.Ordinal);
        Assert.Contains("\n\nLabel  train  test\n", digits, StringComparison.Ordinal);

        string one = Cli.Run("data", "show", Path.Combine(files.PngFolder, "even", "00.png")).Output;
        Assert.Contains("train", one, StringComparison.Ordinal);
        Assert.DoesNotContain("test", one, StringComparison.Ordinal);

        Assert.Contains("Class", Cli.Run("data", "show", files.PngFolder).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Show_counts_sizes_that_differ_and_brings_them_together_on_request()
    {
        string folder = Directory.CreateDirectory(files.Fresh()).FullName;
        PngFile.Write(Path.Combine(folder, "a.png"), new ImageShape(1, 2, 3), new byte[6]);
        PngFile.Write(Path.Combine(folder, "b.png"), new ImageShape(3, 4, 4), new byte[48]);

        string line = Cli.Refuse("data", "show", folder);
        Assert.Contains("1 of 2×3, such as a.png; 1 of 3×4×4, such as b.png", line, StringComparison.Ordinal);
        Assert.Contains("--resize and, where no model says the colour, --colour (in a recipe by data.resize and data.colour)", line, StringComparison.Ordinal);

        Cli.Outcome outcome = Cli.Run("data", "show", folder, "--resize", "5x7", "--colour", "grey");
        Assert.Contains("images of 5×7", outcome.Output, StringComparison.Ordinal);
        Assert.Contains("--resize is height x width", Cli.Refuse("data", "show", folder, "--resize", "5x0"), StringComparison.Ordinal);
        Assert.Contains("--colour is as-stored, grey, rgb", Cli.Refuse("data", "show", folder, "--colour", "x"), StringComparison.Ordinal);
    }

    [Fact]
    public void Narrow_terminals_break_no_word_of_the_list_and_no_path()
    {
        Assert.All(
            Cli.OnTerminal(80, "data", "list").TrimEnd('\n').Split('\n'), line => Assert.InRange(line.Length, 1, 80));
        Assert.Contains("Handwritten-looking", Cli.OnTerminal(80, "data", "list"), StringComparison.Ordinal);
        string folder = Directory.CreateDirectory(Path.Combine(files.Fresh(), "a-folder-with-a-long-name", "mnist")).FullName;
        string file = Path.Combine(folder, "train-images-idx3-ubyte.gz");
        File.WriteAllText(file, "no images");

        using var output = new StringWriter { NewLine = "\n" };
        var shell = new Shell { Output = output, Error = TextWriter.Null, OutputIsTerminal = true, Width = () => 40 };
        Assert.Equal(ExitCode.BadInput, CommandLine.Run(["data", "verify", "mnist", "--data", Path.GetDirectoryName(folder)!], shell));

        Assert.Contains($"wrong checksum  {file}\n", output.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("data", "list")]
    [InlineData("data", "verify")]
    [InlineData("data", "show", "glyphs")]
    public void Data_folder_that_does_not_exist_is_refused(params string[] verb)
        => Assert.Contains("no-such-folder: there is no such folder", Cli.Refuse([.. verb, "--data", "no-such-folder"]), StringComparison.Ordinal);

    [Fact]
    public void Data_that_are_nowhere_are_asked_for_in_one_line()
    {
        string folder = Directory.CreateDirectory(files.Fresh()).FullName;
        Cli.Outcome outcome = Cli.Run("data", "verify", "mnist", "--data", folder);

        Assert.Equal(ExitCode.BadInput, outcome.ExitCode);
        Assert.Equal(4, outcome.Output.Split("missing").Length - 1);
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
        Assert.Contains("did you mean 'fashion-mnist'?", Cli.Refuse("data", "show", "fashion"), StringComparison.Ordinal);
        Assert.Contains("neither a data set", Cli.Refuse("data", "show", "nowhere"), StringComparison.Ordinal);
    }
}
