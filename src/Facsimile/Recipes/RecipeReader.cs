using System.Text.Json.Nodes;
using Facsimile.Models;

namespace Facsimile.Recipes;

/// <summary>Reads recipes and changes their settings.</summary>
public static class RecipeReader
{
    /// <summary>What the settings of a network, a loss, an optimiser or a schedule belong to when a recipe does not say it.</summary>
    private static readonly (string Key, string Type)[] DefaultTypes =
        [("network", Architecture.DefaultType), ("loss", "mse"), ("optimizer", "adam"), ("schedule", "constant")];

    /// <summary>Reads a built-in recipe or a recipe file.</summary>
    /// <param name="nameOrPath">The name of a built-in recipe, or the path of a JSON file.</param>
    /// <param name="overrides">Changes as <c>path=value</c>, for example <c>training.epochs=50</c>, in order.</param>
    /// <exception cref="FacsimileException">There is no such recipe, it is damaged, or a setting is unknown or wrong.</exception>
    public static Recipe Load(string nameOrPath, IEnumerable<string>? overrides = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        return Parse(ReadText(nameOrPath), nameOrPath, overrides);
    }

    /// <summary>Reads a recipe from its text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="overrides">Changes as <c>path=value</c>, in order.</param>
    /// <exception cref="FacsimileException">The text is no recipe, or a setting is unknown or wrong.</exception>
    public static Recipe Parse(string json, string source, IEnumerable<string>? overrides = null)
    {
        JsonObject root = SettingsFile.Parse(json, source, "a recipe");
        foreach (string change in overrides ?? [])
        {
            RecipeOverride.Apply(root, change);
        }

        Recipe recipe = Deserialize(root, source);
        recipe.Validate();
        return recipe;
    }

    private static string ReadText(string nameOrPath)
    {
        if (RecipeCatalog.Find(nameOrPath) is { } text)
        {
            return text;
        }

        if (!nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) && !File.Exists(nameOrPath))
        {
            throw new FacsimileException(
                $"There is no recipe '{nameOrPath}'; choose one of {string.Join(", ", RecipeCatalog.Names)}, "
                    + "or give a .json file.");
        }

        return SettingsFile.ReadText(nameOrPath, "a recipe");
    }

    private static Recipe Deserialize(JsonObject root, string source)
    {
        Recipe recipe = SettingsFile.Read<Recipe>(root, source, "the recipe", FillTypesIn);

        // The network's usual loss becomes the recipe's own, so that it equals the recipe read from its JSON.
        return recipe with { Loss = recipe.Loss };
    }

    private static void FillTypesIn(JsonObject root)
    {
        foreach ((string key, string type) in DefaultTypes)
        {
            if (root[key] is JsonObject settings)
            {
                settings.TryAdd("type", type);
            }
        }
    }
}
