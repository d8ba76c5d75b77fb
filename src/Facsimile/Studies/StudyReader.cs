using System.Text.Json.Nodes;
using Facsimile.Recipes;

namespace Facsimile.Studies;

/// <summary>Reads studies.</summary>
public static class StudyReader
{
    /// <summary>Reads a built-in study or a study file.</summary>
    /// <param name="nameOrPath">The name of a built-in study, or the path of a JSON file.</param>
    /// <param name="overrides">Changes of the recipe that is varied, as <c>path=value</c>, in order.</param>
    /// <exception cref="FacsimileException">There is no such study, it is damaged, or a setting is unknown or wrong.</exception>
    public static Study Load(string nameOrPath, IEnumerable<string>? overrides = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        if (StudyCatalog.Find(nameOrPath) is { } text)
        {
            return Parse(text, nameOrPath, overrides);
        }

        return nameOrPath.EndsWith(".json", StringComparison.OrdinalIgnoreCase) || File.Exists(nameOrPath)
            ? Parse(SettingsFile.ReadText(nameOrPath, "a study"), nameOrPath, overrides)
            : throw new FacsimileException(
                $"There is no study '{nameOrPath}'; choose one of {string.Join(", ", StudyCatalog.Names)}, or give a .json file.");
    }

    /// <summary>Reads a study from its text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="overrides">Changes of the recipe that is varied, as <c>path=value</c>, in order.</param>
    /// <exception cref="FacsimileException">The text is no study, or a setting is unknown or wrong.</exception>
    public static Study Parse(string json, string source, IEnumerable<string>? overrides = null)
    {
        Study study = SettingsFile.Read<Study>(SettingsFile.Parse(json, source, "a study"), source, "the study");
        if (string.IsNullOrWhiteSpace(study.Name))
        {
            throw new FacsimileException($"{source}: the name is empty; name the study.");
        }

        return study with { Recipe = JsonNode.Parse(BaseRecipe(study, source, overrides).ToJson())! };
    }

    private static Recipe BaseRecipe(Study study, string source, IEnumerable<string>? overrides) => study.Recipe switch
    {
        JsonValue value when value.TryGetValue(out string? name) => RecipeReader.Load(name, overrides),
        JsonObject recipe => RecipeReader.Parse(recipe.ToJsonString(), $"{source}: recipe", overrides),
        _ => throw new FacsimileException(
            $"{source}: recipe is {study.Recipe.ToJsonString()}; give the name of a recipe, or an object {{ … }} of its settings."),
    };
}
