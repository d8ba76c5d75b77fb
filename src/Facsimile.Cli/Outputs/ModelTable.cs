using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Models;

namespace Facsimile.Cli.Outputs;

/// <summary>The layer table of a model.</summary>
internal static class ModelTable
{
    public static void Write(Autoencoder model, Shell shell)
    {
        ModelSummary summary = model.Summary;
        Tables.Write(
            [new("Part"), new("Layer"), Column.Number("Output shape"), Column.Number("Parameters")],
            summary.Layers.Select(layer => (string[])
            [
                layer.Part,
                layer.Layer,
                layer.OutputShape.ToString(),
                layer.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            ]),
            shell);
        shell.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{summary.Totals}; images of {model.Shape}, code of {model.CodeSize:N0}"));
    }

    public static JsonNode ToJson(Autoencoder model) => new JsonObject
    {
        ["shape"] = new JsonArray(model.Shape.Channels, model.Shape.Height, model.Shape.Width),
        ["codeSize"] = model.CodeSize,
        ["parameters"] = model.Summary.Parameters,
        ["kilobytes"] = model.Summary.Kilobytes,
        ["layers"] = Json.Array(model.Summary.Layers, layer => new JsonObject
        {
            ["part"] = layer.Part,
            ["layer"] = layer.Layer,
            ["outputShape"] = Json.Array(layer.OutputShape.Dimensions, length => JsonValue.Create(length)),
            ["parameters"] = layer.Parameters,
        }),
    };
}
