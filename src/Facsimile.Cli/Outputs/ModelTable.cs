using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Models;

namespace Facsimile.Cli.Outputs;

/// <summary>The layer table of a model.</summary>
internal static class ModelTable
{
    public static void Write(Model model, Shell shell)
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
            CultureInfo.InvariantCulture, $"{summary.Totals}; images of {model.Shape}, {Output(model)}"));
    }

    public static JsonNode ToJson(Model model) => new JsonObject
    {
        ["shape"] = new JsonArray(model.Shape.Channels, model.Shape.Height, model.Shape.Width),
        [model is Classifier ? "classNames" : "codeSize"] = model switch
        {
            Autoencoder autoencoder => autoencoder.CodeSize,
            Classifier classifier => Json.Array(classifier.ClassNames, name => JsonValue.Create(name)),
            _ => null,
        },
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

    /// <summary>What the model makes of an image.</summary>
    private static string Output(Model model) => model switch
    {
        Autoencoder autoencoder => string.Create(CultureInfo.InvariantCulture, $"code of {autoencoder.CodeSize:N0}"),
        Classifier classifier => string.Create(CultureInfo.InvariantCulture, $"{classifier.ClassNames.Length:N0} classes"),
        _ => string.Empty,
    };
}
