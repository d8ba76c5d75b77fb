using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>The tables that show several runs together.</summary>
internal static class ComparisonTables
{
    private static readonly ImmutableArray<(string Head, Func<ComparedRun, string?> Cell)> Columns =
    [
        ("Parameters", run => run.ParameterCount is long count ? Figure.Count(count) : null),
        ("Code", run => Figure.Count(run.Evaluation.CodeSize)),
        ("Epochs", run => Figure.Count(run.History.Epochs.Length)),
        ("SSIM, median", run => Cell(Metric.Ssim, run.Evaluation.Metrics, values => values.Median)),
        ("PCA’s SSIM", run => Cell(Metric.Ssim, run.Evaluation.PcaBaseline, values => values.Median)),
        ("MSE, mean", run => Cell(Metric.Mse, run.Evaluation.Metrics, values => values.Mean)),
        ("MSE, median", run => Cell(Metric.Mse, run.Evaluation.Metrics, values => values.Median)),
        ("PCA’s MSE, mean", run => Cell(Metric.Mse, run.Evaluation.PcaBaseline, values => values.Mean)),
        ("PSNR, median (dB)", run => Cell(Metric.Psnr, run.Evaluation.Metrics, values => values.Median)),
        ("Pixel accuracy, mean", run => Cell(Metric.PixelAccuracy, run.Evaluation.Metrics, values => values.Mean)),
    ];

    /// <summary>One line a run; the best one is marked. What no run has is left out.</summary>
    public static Markup Figures(IReadOnlyList<ComparedRun> runs)
    {
        (string Head, Func<ComparedRun, string?> Cell)[] columns =
            [.. Columns.Where(column => runs.Any(run => column.Cell(run) is not null))];
        ComparedRun best = ComparisonFindings.Best(runs);
        return Page.Table(
            "Figures of each run",
            ["Run", .. columns.Select(column => column.Head)],
            runs.Select(run => (IReadOnlyList<string>)[run.Name, .. columns.Select(column => column.Cell(run) ?? "–")]),
            marked: runs.Count < 2 ? -1 : runs.ToList().FindIndex(run => ReferenceEquals(run, best)));
    }

    /// <summary>Whether all runs have the same classes, at least two.</summary>
    public static bool SameClasses(IReadOnlyList<ComparedRun> runs)
        => runs[0].Evaluation.Classes.Length >= 2
            && runs.All(run => Names(run).SequenceEqual(Names(runs[0])));

    /// <summary>The main metric of each class in each run.</summary>
    public static Markup Classes(IReadOnlyList<ComparedRun> runs)
    {
        MetricText main = ComparisonFindings.Main(runs);
        ImmutableArray<ClassSummary> classes = runs[0].Evaluation.Classes;
        return Page.Table(
            $"{main.ShortName} of each class, {main.Average}",
            ["Class", .. runs.Select(run => run.Name)],
            classes.Select((one, i) => (IReadOnlyList<string>)
            [
                one.Name, .. runs.Select(run => main.Format(main.Typical(run.Evaluation.Classes[i].Summary))),
            ]));
    }

    private static IEnumerable<string> Names(ComparedRun run) => run.Evaluation.Classes.Select(one => one.Name);

    private static string? Cell(
        Metric metric,
        ImmutableSortedDictionary<Metric, Distribution>? metrics,
        Func<Distribution, double> figure)
        => metrics is not null && metrics.TryGetValue(metric, out Distribution? values)
            ? MetricText.Of(metric).Format(figure(values))
            : null;
}
