using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Facsimile.Cli.Outputs;

/// <summary>Writes one JSON document to standard output.</summary>
internal static class Json
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        NewLine = "\n",

        // The text goes to a terminal or a file, never into a web page.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public static void Write(JsonNode document, Shell shell) => shell.Output.WriteLine(document.ToJsonString(Indented));

    /// <summary>An array of values.</summary>
    public static JsonArray Array<T>(IEnumerable<T> values, Func<T, JsonNode?> toNode) => new([.. values.Select(toNode)]);
}
