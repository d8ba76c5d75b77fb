using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Storage;

namespace Facsimile.Recipes;

/// <summary>Reads recipes and changes their settings.</summary>
public static class RecipeReader
{
    private const int LargestFile = 1 << 20;

    /// <summary>What the settings of a network, a loss, an optimiser or a schedule belong to when a recipe does not say it.</summary>
    private static readonly (string Key, string Type)[] DefaultTypes =
        [("network", Architecture.DefaultType), ("loss", "mse"), ("optimizer", "adam"), ("schedule", "constant")];

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Skip,
    };

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
        JsonObject root = ParseObject(json, source);
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

        return InputFile.Read(nameOrPath, file => file.Length <= LargestFile
            ? new StreamReader(file).ReadToEnd()
            : throw new FacsimileException(
                $"{nameOrPath}: {file.Length} bytes are too many for a recipe; give a JSON file of settings."));
    }

    private static JsonObject ParseObject(string json, string source)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Lenient) as JsonObject
                ?? throw new FacsimileException($"{source}: a recipe is a JSON object {{ … }}.");
        }
        catch (InvalidOperationException exception)
        {
            throw HalfCharacter(source, exception);
        }
        catch (JsonException exception)
        {
            string line = ((exception.LineNumber ?? 0) + 1).ToString(CultureInfo.InvariantCulture);
            throw new FacsimileException($"{source}, line {line}: this is not JSON: {FirstSentence(exception)}", exception);
        }
    }

    // JSON allows half a surrogate pair as an escape, Unicode does not.
    private static FacsimileException HalfCharacter(string source, InvalidOperationException exception)
        => new($"{source}: a text holds half a character (\\uD800 to \\uDFFF); write both halves.", exception);

    private static Recipe Deserialize(JsonObject root, string source)
    {
        try
        {
            foreach ((string key, string type) in DefaultTypes)
            {
                if (root[key] is JsonObject settings)
                {
                    settings.TryAdd("type", type);
                }
            }

            RecipeKeys.Check(root, source);
            Recipe recipe = root.Deserialize<Recipe>(JsonFormat.Indented)!;

            // The network's usual loss becomes the recipe's own, so that it equals the recipe read from its JSON.
            return recipe with { Loss = recipe.Loss };
        }
        catch (InvalidOperationException exception)
        {
            throw HalfCharacter(source, exception);
        }
        catch (JsonException exception)
        {
            string path = exception.Path is { Length: > 2 } where ? where[2..] : "the recipe";
            throw new FacsimileException(
                $"{source}: {path} has a value of a wrong kind: {RecipeKeys.Find(root, path)}.", exception);
        }
    }

    /// <summary>The message without the parser's own account of the place, which follows in further sentences.</summary>
    private static string FirstSentence(Exception exception)
    {
        string message = exception.Message.ReplaceLineEndings(" ");
        int end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
