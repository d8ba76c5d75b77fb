using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

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

        foreach ((string name, string value) in VariationalText.KeyFigures(summary))
        {
            tiles.Add($"""
                <div><dt>{name}</dt><dd><b>{value}</b></dd></div>

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
        string[] columns = ["Class", .. metrics.Select(metric => $"{metric.ShortName}, {metric.Average}"), "Images"];
        return Page.Table("Scores of each class", columns, summary.Classes.Select(one => (IReadOnlyList<string>)
        [
            one.Name,
            .. metrics.Select(metric => metric.Format(metric.Typical(one.Summary))),
            Figure.Count(one.Summary[Metric.Mse].Count),
        ]));
    }

    private static string[] MedianAndMean(MetricText metric, Distribution values)
        => [metric.Format(values.Median), metric.Format(values.Mean)];
}
