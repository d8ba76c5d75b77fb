using Facsimile.Cli.Errors;
using Facsimile.Recipes;

namespace Facsimile.Cli.Inputs;

/// <summary>Reads the recipe that a command line names.</summary>
internal static class RecipeInput
{
    /// <summary>Reads a recipe.</summary>
    /// <param name="nameOrPath">The name of a built-in recipe, or a JSON file.</param>
    /// <param name="changes">Changes as <c>path=value</c>.</param>
    /// <exception cref="FacsimileException">There is no such recipe (the message proposes one), or it is wrong.</exception>
    public static Recipe Load(string nameOrPath, IEnumerable<string>? changes = null)
    {
        if (!Path.Exists(nameOrPath) && !RecipeCatalog.Names.Contains(nameOrPath)
            && Suggestion.For(nameOrPath, RecipeCatalog.Names) is { } question)
        {
            throw new FacsimileException($"There is no recipe '{nameOrPath}'; {question} 'facsimile recipes' lists all.");
        }

        Recipe recipe = RecipeReader.Load(nameOrPath, changes);
        NamedSets.RefuseMistyped(recipe.Data.Set);
        return recipe;
    }
}
