namespace Facsimile.Cli.Tests;

public sealed class HelpTests
{
    private static readonly string[] Verbs =
    [
        "quickstart", "train", "evaluate", "compare", "reconstruct", "denoise", "inpaint", "encode", "decode", "summary", "recipes",
        "data", "data list", "data show", "data verify", "data fetch",
        "study", "study list", "study run", "study resume", "study report", "study merge",
    ];

    public static TheoryData<string> AllVerbs => new(Verbs);

    [Theory]
    [MemberData(nameof(AllVerbs))]
    public void Help_of_every_verb_has_an_example_of_it_and_describes_every_option(string verb)
    {
        Cli.Outcome outcome = Cli.Run([.. verb.Split(' '), "--help"]);

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Equal("", outcome.Error);
        string examples = outcome.Output[outcome.Output.IndexOf("\nExample", StringComparison.Ordinal)..];
        Assert.Contains($"  facsimile {verb}", examples, StringComparison.Ordinal);
        string[] options = [.. outcome.Output.Split('\n').Where(line => line.StartsWith("  --", StringComparison.Ordinal))];
        Assert.All(options, option => Assert.Matches("^  --[a-z-]+( <[^>]+>)?( \\(REQUIRED\\))?  +[A-Z]", option));
    }

    [Fact]
    public void Without_arguments_the_help_is_shown()
    {
        Cli.Outcome outcome = Cli.Run();

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.All(Verbs, verb => Assert.Contains(verb.Split(' ')[0], outcome.Output, StringComparison.Ordinal));
        Assert.Contains("facsimile quickstart", outcome.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void List_of_commands_leaves_their_arguments_to_their_own_help()
    {
        string output = Cli.Run("--help").Output;

        Assert.DoesNotContain("<", output, StringComparison.Ordinal);
        Assert.Contains("\n  train        Train a recipe", output, StringComparison.Ordinal);
        Assert.Contains("facsimile train [<RECIPE>] [options]", Cli.Run("train", "--help").Output, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllVerbs))]
    public void Help_says_each_default_once_and_fits_a_terminal(string verb)
    {
        string output = Cli.OnTerminal(80, [.. verb.Split(' '), "--help"]);

        Assert.DoesNotContain("[default", output, StringComparison.OrdinalIgnoreCase);
        Assert.All(output.Split('\n'), line => Assert.InRange(line.Length, 0, 80));
    }

    [Fact]
    public void Version_is_that_of_the_project()
    {
        Cli.Outcome outcome = Cli.Run("--version");

        Assert.Equal(ExitCode.Success, outcome.ExitCode);
        Assert.Matches("^\\d+\\.\\d+\\.\\d+", outcome.Output);
    }

    [Theory]
    [InlineData("There is no command 'trian' here; did you mean 'train'? See 'facsimile --help'.", "trian")]
    [InlineData("There is no command 'x' here. See 'facsimile --help'.", "x")]
    [InlineData("There is no option '--jsn' here; did you mean '--json'? See 'facsimile recipes --help'.", "recipes", "--jsn")]
    [InlineData("There is no argument 'b' here. See 'facsimile recipes --help'.", "recipes", "a", "b")]
    [InlineData("Required command was not provided. See 'facsimile data --help'.", "data")]
    public void Wrong_words_are_told_with_what_was_meant(string message, params string[] arguments)
        => Assert.Equal("facsimile: " + message, Cli.Refuse(arguments));
}
