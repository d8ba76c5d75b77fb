using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>The tables that show several runs together.</summary>
internal static class ComparisonTables
{
    /// <summary>One line a run; the best one by SSIM is marked.</summary>
    public static Markup Figures(IReadOnlyList<ComparedRun> runs)
    {
        string[] columns =
        [
            "Run", "Parameters", "Code", "Epochs", "SSIM, median", "PCA’s SSIM", "MSE, mean", "MSE, median", "PCA’s MSE, mean",
            "PSNR, median (dB)", "Pixel accuracy, mean",
        ];
        ComparedRun best = ComparisonFindings.Best(runs);
        return Page.Table(
            "Figures of each run",
            columns,
            runs.Select(Row),
            marked: runs.Count < 2 ? -1 : runs.ToList().FindIndex(run => ReferenceEquals(run, best)));
    }

    /// <summary>Whether all runs have the same classes, at least two.</summary>
    public static bool SameClasses(IReadOnlyList<ComparedRun> runs)
        => runs[0].Evaluation.Classes.Length >= 2
            && runs.All(run => Names(run).SequenceEqual(Names(runs[0])));

    /// <summary>The median SSIM of each class in each run.</summary>
    public static Markup Classes(IReadOnlyList<ComparedRun> runs)
    {
        ImmutableArray<ClassSummary> classes = runs[0].Evaluation.Classes;
        return Page.Table(
            "Median SSIM of each class",
            ["Class", .. runs.Select(run => run.Name)],
            classes.Select((one, i) => (IReadOnlyList<string>)
            [
                one.Name, .. runs.Select(run => Figure.Fixed(run.Evaluation.Classes[i].Summary[Metric.Ssim].Median, 3)),
            ]));
    }

    private static IEnumerable<string> Names(ComparedRun run) => run.Evaluation.Classes.Select(one => one.Name);

    private static IReadOnlyList<string> Row(ComparedRun run)
    {
        ImmutableSortedDictionary<Metric, Distribution> metrics = run.Evaluation.Metrics;
        ImmutableSortedDictionary<Metric, Distribution>? pca = run.Evaluation.PcaBaseline;
        return
        [
            run.Name,
            run.ParameterCount is long count ? Figure.Count(count) : "–",
            Figure.Count(run.Evaluation.CodeSize),
            Figure.Count(run.History.Epochs.Length),
            Figure.Fixed(metrics[Metric.Ssim].Median, 3),
            pca is null ? "–" : Figure.Fixed(pca[Metric.Ssim].Median, 3),
            Figure.Significant(metrics[Metric.Mse].Mean),
            Figure.Significant(metrics[Metric.Mse].Median),
            pca is null ? "–" : Figure.Significant(pca[Metric.Mse].Mean),
            Figure.Fixed(metrics[Metric.Psnr].Median, 2),
            Figure.Percent(metrics[Metric.PixelAccuracy].Mean),
        ];
    }
}
