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
        ("SSIM, median", run => Cell(Metric.Ssim, run.Evaluation.Metrics, values => values.Median)),
        ("PCA’s SSIM", run => Cell(Metric.Ssim, run.Evaluation.PcaBaseline, values => values.Median)),
        ("MSE, mean", run => Cell(Metric.Mse, run.Evaluation.Metrics, values => values.Mean)),
        ("PCA’s MSE", run => Cell(Metric.Mse, run.Evaluation.PcaBaseline, values => values.Mean)),
        ("MSE, median", run => Cell(Metric.Mse, run.Evaluation.Metrics, values => values.Median)),
        ("PSNR, median (dB)", run => Cell(Metric.Psnr, run.Evaluation.Metrics, values => values.Median)),
        ("Pixel accuracy, mean", run => Cell(Metric.PixelAccuracy, run.Evaluation.Metrics, values => values.Mean)),
        ("Code", run => Figure.Count(run.Evaluation.CodeSize)),
        ("Epochs", run => Figure.Count(run.History.Epochs.Length)),
        ("Parameters", run => run.ParameterCount is long count ? Figure.Count(count) : null),
    ];

    private static readonly ImmutableArray<(string Head, Func<VariationalSummary, string> Cell)> VariationalColumns =
    [
        ("−ELBO", figures => VariationalText.Nats(figures.NegativeLowerBound)),
        ("Reconstruction", figures => VariationalText.Nats(figures.Reconstruction)),
        ("Divergence", figures => VariationalText.Nats(figures.Divergence)),
        ("Negative log-likelihood, estimate", figures => VariationalText.Nats(figures.NegativeLogLikelihood.Mean)),
        ("by", figures => figures.NegativeLogLikelihood.ToString()),
        ("Active", figures => $"{Figure.Count(figures.ActiveUnits)} of {Figure.Count(figures.Units.Length)}"),
    ];

    /// <summary>One line a run; a table for each data set that runs were judged by, in which the best run is marked.</summary>
    public static Markup Figures(IReadOnlyList<ComparedRun> runs)
    {
        ImmutableArray<ComparedRun>[] groups = [.. ComparisonFindings.ByData(runs)];
        var tables = Markup.Of($"");
        foreach (ImmutableArray<ComparedRun> group in groups)
        {
            string caption = groups.Length == 1
                ? "Figures of each run"
                : $"Judged by {DataText.Label(group[0].Evaluation)}";
            tables.Add($"{Figures(caption, group)}{Likelihoods(groups.Length == 1 ? "" : $", {DataText.Label(group[0].Evaluation)}", group)}");
        }

        return tables;
    }

    /// <summary>The main metric of each class in each run; a table for each data set, none where the runs' classes differ.</summary>
    public static Markup Classes(IReadOnlyList<ComparedRun> runs)
    {
        ImmutableArray<ComparedRun>[] groups = [.. ComparisonFindings.ByData(runs)];
        var tables = Markup.Of($"");
        foreach (ImmutableArray<ComparedRun> group in groups.Where(HaveSameClasses))
        {
            string data = groups.Length == 1 ? "" : $" of {DataText.Label(group[0].Evaluation)}";
            tables.Add($"{Classes(data, group)}");
        }

        return tables;
    }

    /// <summary>Whether <see cref="Classes(IReadOnlyList{ComparedRun})"/> has anything to show.</summary>
    public static bool HasClasses(IReadOnlyList<ComparedRun> runs) => ComparisonFindings.ByData(runs).Any(HaveSameClasses);

    /// <summary>What no run has is left out.</summary>
    private static Markup Figures(string caption, ImmutableArray<ComparedRun> runs)
    {
        (string Head, Func<ComparedRun, string?> Cell)[] columns =
            [.. Columns.Where(column => runs.Any(run => column.Cell(run) is not null))];
        ComparedRun? best = RepeatedRuns.Without(runs).Length > 1 ? ComparisonFindings.Best(runs) : null;
        return Page.Table(
            caption,
            ["Run", .. columns.Select(column => column.Head)],
            runs.Select(run => (IReadOnlyList<string>)[run.Name, .. columns.Select(column => column.Cell(run) ?? "–")]),
            marked: best is null ? -1 : runs.IndexOf(best));
    }

    /// <summary>What the variational autoencoders among the runs have beside; nothing when there is none.</summary>
    private static Markup Likelihoods(string data, ImmutableArray<ComparedRun> runs)
    {
        ComparedRun[] variational = [.. runs.Where(run => run.Evaluation.Variational is not null)];
        return variational.Length == 0
            ? Markup.Of($"")
            : Page.Table(
                $"Likelihood, nats an image{data}",
                ["Run", .. VariationalColumns.Select(column => column.Head)],
                variational.Select(run => (IReadOnlyList<string>)
                    [run.Name, .. VariationalColumns.Select(column => column.Cell(run.Evaluation.Variational!))]));
    }

    private static Markup Classes(string data, ImmutableArray<ComparedRun> runs)
    {
        MetricText main = ComparisonFindings.Main(runs);
        return Page.Table(
            $"{main.ShortName} of each class{data}, {main.Average}",
            ["Class", .. runs.Select(run => run.Name)],
            runs[0].Evaluation.Classes.Select((one, i) => (IReadOnlyList<string>)
            [
                one.Name, .. runs.Select(run => main.Format(main.Typical(run.Evaluation.Classes[i].Summary))),
            ]));
    }

    /// <summary>Whether all runs have the same classes, at least two.</summary>
    private static bool HaveSameClasses(ImmutableArray<ComparedRun> runs)
        => runs[0].Evaluation.Classes.Length >= 2
            && runs.All(run => Names(run).SequenceEqual(Names(runs[0])));

    private static IEnumerable<string> Names(ComparedRun run) => run.Evaluation.Classes.Select(one => one.Name);

    private static string? Cell(
        Metric metric,
        ImmutableSortedDictionary<Metric, Distribution>? metrics,
        Func<Distribution, double> figure)
        => metrics is not null && metrics.TryGetValue(metric, out Distribution? values)
            ? MetricText.Of(metric).Format(figure(values))
            : null;
}
