using System.Text.Json.Nodes;
using Facsimile.Cli.Display;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Cli.Outputs;

/// <summary>What restoring corrupted images prints: errors and similarities before and after.</summary>
internal static class RestorationOutput
{
    /// <summary>Writes a table, or for programs the figures of each image too.</summary>
    public static void Write(string folder, LabelledImages images, Restoration restoration, bool json, Shell shell)
    {
        Figures[] figures = Of(restoration.Scores);
        if (json)
        {
            Json.Write(ToJson(folder, images, restoration, figures), shell);
            return;
        }

        string heading = $"{ProgressText.Count(images.Count, "image")} of {images.Shape} with {restoration.Corruption}";
        foreach (string line in Words.Wrap(heading, shell.TableWidth))
        {
            shell.Output.WriteLine(line);
        }

        Tables.Write(
            [
                new Column(string.Empty), Column.Number("before: mean"), Column.Number("after: mean"),
                Column.Number("before: median", 1), Column.Number("after: median", 1),
            ],
            figures.Select(one => one.Row()),
            shell);
        NamedLine.Write("pictures", $"{Path.Combine(folder, "grid.png")} {Path.Combine(folder, "restored")}", shell);
        NamedLine.Write("errors", Path.Combine(folder, "errors.csv"), shell);
    }

    private static Figures[] Of(RestorationScores scores)
    {
        Figures Whole(string key, Metric metric) => new(
            key, metric, string.Empty, [.. scores.Before.Select(one => one[metric])], [.. scores.After.Select(one => one[metric])]);
        Figures Part(string key, Metric metric, string where, Func<MaskScores, double> figure) => new(
            key, metric, where, [.. scores.MaskBefore.Select(figure)], [.. scores.MaskAfter.Select(figure)]);
        Figures[] whole = [Whole("mse", Metric.Mse), Whole("ssim", Metric.Ssim)];
        return scores.MaskAfter.IsEmpty
            ? whole
            :
            [
                .. whole,
                Part("mseInside", Metric.Mse, " inside", one => one.MseInside),
                Part("mseOutside", Metric.Mse, " outside", one => one.MseOutside),
                Part("ssimInside", Metric.Ssim, " inside", one => one.SsimInside),
                Part("ssimOutside", Metric.Ssim, " outside", one => one.SsimOutside),
            ];
    }

    private static JsonObject ToJson(string folder, LabelledImages images, Restoration restoration, Figures[] figures) => new()
    {
        ["out"] = folder,
        ["corruption"] = restoration.Corruption.ToString(),
        ["count"] = images.Count,
        ["figures"] = new JsonObject(figures.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.Summary()))),
        ["images"] = Json.Array(Enumerable.Range(0, images.Count), i => new JsonObject(
        [
            KeyValuePair.Create<string, JsonNode?>("index", i),
            KeyValuePair.Create<string, JsonNode?>("file", images.FileNames.IsEmpty ? null : images.FileNames[i]),
            KeyValuePair.Create<string, JsonNode?>("label", images.Labels?[i]),
            .. figures.Select(one => KeyValuePair.Create<string, JsonNode?>(one.Key, one.OfImage(i))),
        ])),
    };

    /// <summary>One figure of each image, before and after.</summary>
    private sealed record Figures(string Key, Metric Metric, string Where, double[] Before, double[] After)
    {
        // The blank and the arrow at the end of a metric's name.
        private const int Arrow = 2;

        public string[] Row()
        {
            (Distribution? before, Distribution? after) = (Finite(Before), Finite(After));
            return
            [
                MetricFormat.Name(Metric).Insert(MetricFormat.Name(Metric).Length - Arrow, Where),
                .. new[] { before?.Mean, after?.Mean, before?.Median, after?.Median }
                    .Select(value => MetricFormat.Value(Metric, value ?? double.NaN)),
            ];
        }

        public JsonObject Summary() => Pair(values => Finite(values) is { } all
            ? new JsonObject { ["mean"] = all.Mean, ["median"] = all.Median }
            : null);

        public JsonObject OfImage(int index)
            => Pair(values => double.IsFinite(values[index]) ? JsonValue.Create(values[index]) : null);

        private JsonObject Pair(Func<double[], JsonNode?> figure)
            => new() { ["before"] = figure(Before), ["after"] = figure(After) };

        /// <summary>Images without such pixels or windows are left out.</summary>
        private static Distribution? Finite(double[] values)
        {
            double[] finite = Array.FindAll(values, double.IsFinite);
            return finite.Length == 0 ? null : Distribution.Of(finite);
        }
    }
}
