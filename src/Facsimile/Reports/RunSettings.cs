using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>The last part of one run's report: the layers, and what the training was told.</summary>
internal static class RunSettings
{
    /// <summary>A sentence on the data, the layers and the settings, as far as they are known.</summary>
    /// <param name="history">The course of the training.</param>
    /// <param name="details">Layers and settings.</param>
    /// <param name="dataSet">What the model was judged by.</param>
    /// <param name="shape">The size of its images.</param>
    /// <param name="output">What the model makes of them: the name, and how many numbers or classes.</param>
    public static Markup Write(
        History history, ReportDetails details, string dataSet, ImageShape shape, (string Name, string Size) output)
    {
        var content = Markup.Of($"");
        if (!string.IsNullOrWhiteSpace(details.DataDescription))
        {
            content.Add($"<p class=\"note\">{details.DataDescription}</p>\n");
        }

        content.Add($"<div class=\"pair\">\n");
        if (details.Model is { } model)
        {
            content.Add($"{Layers(model)}");
        }

        IEnumerable<IReadOnlyList<string>> rows =
        [
            [details.TrainingData is null ? "Data" : "Judged by", DataText.IsNamed(dataSet) ? dataSet : ""],
            ["Trained on", details.TrainingData ?? ""],
            ["Image", $"{shape} ({Plural.Of(shape.Size, "value")})"],
            [output.Name, output.Size],
            ["Loss", history.LossName],
            ["Epochs", Epochs(history, details.PlannedEpochs)],
            ["Best epoch", history.BestEpoch > 0 ? Figure.Count(history.BestEpoch) : ""],
            .. details.Settings.Select(setting => (IReadOnlyList<string>)[setting.Key, setting.Value]),
        ];
        return content.Add($"""
            {Page.Table("Settings", ["Setting", "Value"], rows.Where(row => !string.IsNullOrWhiteSpace(row[1])), text: true)}</div>

            """);
    }

    /// <summary>For example <c>20 of 20</c>, or <c>54 of 60, stopped early</c>.</summary>
    public static string Epochs(History history, int? planned)
    {
        string done = Figure.Count(history.Epochs.Length) + (planned is { } all ? $" of {Figure.Count(all)}" : "");
        return history.StopReason switch
        {
            StopReason.EarlyStopping => done + ", stopped early",
            StopReason.Interrupted => done + ", interrupted",
            _ => done,
        };
    }

    private static Markup Layers(ModelSummary model)
    {
        bool parts = model.Layers.Select(layer => layer.Part).Distinct().Count() > 1;
        return Page.Table(
            "Layers",
            ["Layer", "Output", "Parameters"],
            [
                .. model.Layers.Select(layer => (IReadOnlyList<string>)
                [
                    parts ? $"{layer.Part}: {layer.Layer}" : layer.Layer,
                    layer.OutputShape.ToString(),
                    Figure.Count(layer.Parameters),
                ]),
                ["All", $"{Figure.Fixed(model.Kilobytes, 1)} KB", Figure.Count(model.Parameters)],
            ]);
    }
}
