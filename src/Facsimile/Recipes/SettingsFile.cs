using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Storage;

namespace Facsimile.Recipes;

/// <summary>Files of settings, such as recipes: JSON with comments, whose keys are all known.</summary>
internal static class SettingsFile
{
    private const int LargestFile = 1 << 20;

    private static readonly JsonDocumentOptions Lenient = new()
    {
        AllowTrailingCommas = true,
        AllowDuplicateProperties = false,
        CommentHandling = JsonCommentHandling.Skip,
    };

    /// <summary>The text of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="what">What it should hold, for messages, for example <c>a recipe</c>.</param>
    /// <exception cref="FacsimileException">It cannot be read, or is far too long.</exception>
    public static string ReadText(string path, string what)
        => InputFile.Read(path, file => file.Length <= LargestFile
            ? new StreamReader(file).ReadToEnd()
            : throw new FacsimileException(
                $"{path}: {file.Length} bytes are too many for {what}; give a JSON file of settings."));

    /// <summary>The JSON object of a text.</summary>
    /// <param name="json">The text.</param>
    /// <param name="source">Where it comes from, for messages.</param>
    /// <param name="what">What it should be.</param>
    /// <exception cref="FacsimileException">It is no JSON object.</exception>
    public static JsonObject Parse(string json, string source, string what)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Lenient) as JsonObject
                ?? throw new FacsimileException($"{source}: {what} is a JSON object {{ … }}.");
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

    /// <summary>The settings in an object.</summary>
    /// <typeparam name="T">What they make.</typeparam>
    /// <param name="root">The object.</param>
    /// <param name="source">Where it comes from.</param>
    /// <param name="whole">What the object is called as a whole, for example <c>the recipe</c>.</param>
    /// <param name="prepare">What is to be filled in before the keys are checked. Default: nothing.</param>
    /// <exception cref="FacsimileException">A key is unknown or missing, or a value of a wrong kind.</exception>
    public static T Read<T>(JsonObject root, string source, string whole, Action<JsonObject>? prepare = null)
    {
        try
        {
            prepare?.Invoke(root);
            RecipeKeys.Check<T>(root, source);
            return root.Deserialize<T>(JsonFormat.Indented)!;
        }
        catch (InvalidOperationException exception)
        {
            throw HalfCharacter(source, exception);
        }
        catch (JsonException exception)
        {
            string path = exception.Path is { Length: > 2 } where ? where[2..] : whole;
            throw new FacsimileException(
                $"{source}: {path} has a value of a wrong kind: {RecipeKeys.Find(root, path)}.", exception);
        }
    }

    // JSON allows half a surrogate pair as an escape, Unicode does not.
    private static FacsimileException HalfCharacter(string source, InvalidOperationException exception)
        => new($"{source}: a text holds half a character (\\uD800 to \\uDFFF); write both halves.", exception);

    /// <summary>The message without the parser's own account of the place, which follows in further sentences.</summary>
    private static string FirstSentence(Exception exception)
    {
        string message = exception.Message.ReplaceLineEndings(" ");
        int end = message.IndexOf(" Path:", StringComparison.Ordinal);
        return end < 0 ? message : message[..end];
    }
}
