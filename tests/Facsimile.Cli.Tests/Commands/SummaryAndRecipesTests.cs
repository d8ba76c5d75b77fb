using System.Text.Json.Nodes;

namespace Facsimile.Cli.Tests.Commands;

public sealed class SummaryAndRecipesTests(SampleFiles files) : IClassFixture<SampleFiles>
{
    [Fact]
    public void Summary_of_a_recipe_needs_no_data()
    {
        string output = Cli.Run("summary", "fashion-deep").Output;

        Assert.Contains("Dense 784→128", output, StringComparison.Ordinal);
        Assert.Contains("222,384 parameters, 868.7 KB", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"resize\": [14, 10]", "140")]
    [InlineData("\"colour\": \"rgb\"", "3×28×28")]
    public void Summary_of_a_recipe_minds_size_and_colour(string setting, string shape)
    {
        string recipe = files.Fresh(".json");
        File.WriteAllText(recipe, $$"""{ "name": "x", "data": { "set": "mnist", {{setting}} }, "network": { "widths": [8] } }""");

        Assert.Contains(shape, Cli.Run("summary", recipe).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_of_a_recipe_reads_the_size_of_images_from_a_path()
    {
        string recipe = files.Fresh(".json");
        string set = System.Text.Json.JsonSerializer.Serialize(files.PngFolder);
        File.WriteAllText(recipe, $$"""{ "name": "x", "data": { "set": {{set}}, "colour": "rgb" }, "network": { "widths": [8] } }""");

        Assert.Contains("images of 3×16×16, code of 8", Cli.Run("summary", recipe).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Summary_of_a_run_and_of_its_model_file_agree()
    {
        string run = Cli.Run("summary", files.Run, "--json").Output;

        Assert.Equal(run, Cli.Run("summary", files.Model, "--json").Output);
        JsonNode document = JsonNode.Parse(run)!;
        Assert.Equal((256 * 8) + 8 + (8 * 256) + 256, (int)document["parameters"]!);
        Assert.Equal(8, (int)document["codeSize"]!);
    }

    [Fact]
    public void Recipes_are_listed_with_their_descriptions()
    {
        Cli.Outcome outcome = Cli.Run("recipes");

        Assert.Contains("fashion-simple", outcome.Output, StringComparison.Ordinal);
        Assert.Contains(
            Cli.Run("recipes", "--json") is { Output: var json } ? (string)JsonNode.Parse(json)![0]!["name"]! : "",
            outcome.Output,
            StringComparison.Ordinal);
    }

    [Fact]
    public void Recipe_that_is_shown_can_be_saved_and_trained()
    {
        string recipe = files.Fresh(".json");
        File.WriteAllText(recipe, Cli.Run("recipes", "fashion-simple").Output);

        Cli.Outcome outcome = Cli.Run("train", recipe, "--epochs", "1", "--set", $"data.set={files.Npy}", "--out", files.Fresh());
        Assert.Equal(ExitCode.Success, outcome.ExitCode);
    }

    [Fact]
    public void Unknown_recipe_is_refused_with_a_suggestion()
        => Assert.Contains("did you mean 'simple'?", Cli.Refuse("recipes", "simpel"), StringComparison.Ordinal);
}
