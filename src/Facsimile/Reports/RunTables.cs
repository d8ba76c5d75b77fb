using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>The tables of one run's report.</summary>
internal static class RunTables
{
    /// <summary>The figures to remember, each beside that of the linear baseline.</summary>
    public static Markup Tiles(EvaluationSummary summary)
    {
        var tiles = Markup.Of($"<dl class=\"tiles\">\n");
        foreach (MetricText metric in MetricText.In(summary.Metrics).Where(metric => metric.Metric != Metric.SsimGaussian))
        {
            string pca = summary.PcaBaseline is { } baseline ? $"PCA {metric.Format(metric.Typical(baseline))}" : "";
            string value = metric.Format(metric.Typical(summary.Metrics));
            tiles.Add($"""
                <div><dt>{metric.Name}, {metric.Average}</dt><dd><b>{value}</b> <span>{pca}</span></dd></div>

                """);
        }

        return tiles.Add($"</dl>\n");
    }

    /// <summary>Mean and median of each metric, model beside baseline.</summary>
    public static Markup KeyFigures(EvaluationSummary summary)
    {
        string[] columns = summary.PcaBaseline is null
            ? ["Metric", "Median", "Mean"]
            : ["Metric", "Median", "Mean", "PCA median", "PCA mean"];
        return Page.Table("Key figures", columns, MetricText.In(summary.Metrics).Select(metric => (IReadOnlyList<string>)
        [
            metric.Name + (metric.HigherIsBetter ? " ↑" : " ↓"),
            .. MedianAndMean(metric, summary.Metrics[metric.Metric]),
            .. summary.PcaBaseline is { } pca ? MedianAndMean(metric, pca[metric.Metric]) : [],
        ]));
    }

    /// <summary>The figures of the box plots.</summary>
    public static Markup Spread(EvaluationSummary summary)
    {
        string[] columns =
        [
            "Metric", "Minimum", "Lower whisker", "Lower quartile", "Median", "Upper quartile", "Upper whisker", "Maximum",
            "Outliers",
        ];
        return Page.Table("Spread over the images", columns, MetricText.In(summary.Metrics).Select(metric =>
        {
            Distribution values = summary.Metrics[metric.Metric];
            double[] figures =
            [
                values.Minimum, values.LowerWhisker, values.LowerQuartile, values.Median, values.UpperQuartile,
                values.UpperWhisker, values.Maximum,
            ];
            return (IReadOnlyList<string>)[metric.Name, .. figures.Select(metric.Format), Figure.Count(values.OutlierCount)];
        }));
    }

    /// <summary>The figures of each class.</summary>
    public static Markup Classes(EvaluationSummary summary)
    {
        MetricText[] metrics =
            [.. MetricText.In(summary.Metrics).Where(metric => metric.Metric != Metric.SsimGaussian)];
        string[] columns = ["Class", "Images", .. metrics.Select(metric => $"{metric.ShortName}, {metric.Average}")];
        return Page.Table("Scores of each class", columns, summary.Classes.Select(one => (IReadOnlyList<string>)
        [
            one.Name,
            Figure.Count(one.Summary[Metric.Mse].Count),
            .. metrics.Select(metric => metric.Format(metric.Typical(one.Summary))),
        ]));
    }

    /// <summary>The layers and what the training was told.</summary>
    public static Markup Settings(History history, EvaluationSummary summary, ReportDetails details)
    {
        var content = Markup.Of($"");
        if (details.DataDescription is string data)
        {
            content.Add($"<p class=\"note\">{data}</p>\n");
        }

        content.Add($"<div class=\"pair\">\n");
        if (details.Model is { } model)
        {
            content.Add($"{Layers(model)}");
        }

        IEnumerable<IReadOnlyList<string>> rows =
        [
            ["Data", summary.DataSet],
            ["Image", $"{summary.Shape} ({Plural.Of(summary.Shape.Size, "value")})"],
            ["Code", Plural.Of(summary.CodeSize, "number")],
            ["Loss", history.LossName],
            ["Epochs done", Figure.Count(history.Epochs.Length)],
            ["Best epoch", history.BestEpoch.ToString(CultureInfo.InvariantCulture)],
            .. details.Settings.Select(setting => (IReadOnlyList<string>)[setting.Key, setting.Value]),
        ];
        return content.Add($"{Page.Table("Settings", ["Setting", "Value"], rows, text: true)}</div>\n");
    }

    private static Markup Layers(ModelSummary model) => Page.Table(
        "Layers",
        ["Layer", "Output", "Parameters"],
        [
            .. model.Layers.Select(layer => (IReadOnlyList<string>)
                [$"{layer.Part}: {layer.Layer}", layer.OutputShape.ToString(), Figure.Count(layer.Parameters)]),
            ["All", $"{Figure.Fixed(model.Kilobytes, 1)} KB", Figure.Count(model.Parameters)],
        ]);

    private static string[] MedianAndMean(MetricText metric, Distribution values)
        => [metric.Format(values.Median), metric.Format(values.Mean)];
}
