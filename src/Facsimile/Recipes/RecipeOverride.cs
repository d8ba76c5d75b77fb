using System.Text.Json;
using System.Text.Json.Nodes;

namespace Facsimile.Recipes;

/// <summary>Changes one setting of a recipe, as <c>--set path=value</c> does.</summary>
internal static class RecipeOverride
{
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>Sets the value at a path of keys joined by dots; objects on the way are made when they are not there.</summary>
    /// <param name="root">The recipe.</param>
    /// <param name="change">For example <c>optimizer.learningRate=0.01</c>; the value is JSON, or else a text.</param>
    public static void Apply(JsonObject root, string change)
    {
        int equals = change.IndexOf('=', StringComparison.Ordinal);
        if (equals < 1)
        {
            throw new FacsimileException($"'{change}' is no setting; write path=value, for example training.epochs=50.");
        }

        string[] path = change[..equals].Split('.');
        JsonObject parent = root;
        foreach (string key in path[..^1])
        {
            parent[key] ??= new JsonObject();
            parent = parent[key] as JsonObject
                ?? throw new FacsimileException($"'{change}': {key} is a value and has no setting {path[^1]}.");
        }

        parent[path[^1]] = ParseValue(change[(equals + 1)..]);
    }

    private static JsonNode? ParseValue(string text)
    {
        try
        {
            return JsonNode.Parse(text, documentOptions: Strict);
        }
        catch (JsonException)
        {
            return JsonValue.Create(text);
        }
    }
}
