using System.CommandLine;
using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Cli.Inputs;
using Facsimile.Cli.Outputs;
using Facsimile.Recipes;

namespace Facsimile.Cli.Commands;

/// <summary><c>facsimile recipes</c>: the built-in recipes, or the settings of one.</summary>
internal static class RecipesCommand
{
    public static Command Create(Shell shell)
    {
        Argument<string?> name = new("NAME")
        {
            Arity = ArgumentArity.ZeroOrOne,
            Description = "A recipe, to see its settings as JSON; save them as a file to begin a recipe of your own. Default: "
                + "list all.",
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command("recipes", "List the built-in recipes, or show the settings of one.") { name, json };
        command.SetAction(result =>
        {
            if (result.GetValue(name) is { } one)
            {
                shell.Output.Write(RecipeInput.Load(one).ToJson());
            }
            else if (result.GetValue(json))
            {
                Json.Write(Json.Array(All(), ToJson), shell);
            }
            else
            {
                Tables.Write(
                    [new("Recipe"), new("Data"), Column.Number("Epochs"), new("Description") { Wraps = true }],
                    All().Select(recipe => (string[])
                        [recipe.Name, recipe.Data.Set, ProgressText.Count(recipe.Training.Epochs), recipe.Description]),
                    shell);
            }
        });
        return command.WithExamples(
            shell,
            "facsimile recipes",
            "facsimile recipes simple > mine.json   # edit, then: facsimile train mine.json");
    }

    private static IEnumerable<Recipe> All() => RecipeCatalog.Names.Select(name => RecipeReader.Load(name));

    private static JsonObject ToJson(Recipe recipe) => new()
    {
        ["name"] = recipe.Name,
        ["description"] = recipe.Description,
        ["dataSet"] = recipe.Data.Set,
        ["epochs"] = recipe.Training.Epochs,
    };
}
