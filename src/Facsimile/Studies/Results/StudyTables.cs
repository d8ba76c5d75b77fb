using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Reports.Charts;

namespace Facsimile.Studies.Results;

/// <summary>The tables of a study's report.</summary>
internal static class StudyTables
{
    /// <summary>Every trial, the best first; those that have failed at the end.</summary>
    public static Markup Ranking(StudyFigures figures)
    {
        StudyLevels[] axes = [.. figures.Plan.Axes];
        bool epochs = !axes.Any(axis => axis.Axis == "epochs");
        return Page.Table(
            "All models, the smallest error first",
            [
                "Rank", .. axes.Select(axis => Capital(axis.Axis)), .. epochs ? ["Epochs"] : Array.Empty<string>(),
                "MSE, mean", "SSIM, median", "PCA’s MSE", "Parameters",
            ],
            figures.Ranked.Select((one, i) => (IReadOnlyList<string>)
            [
                Figure.Count(i + 1),
                .. axes.Select(axis => one.Trial.Levels.GetValueOrDefault(axis.Axis) ?? "–"),
                .. epochs ? [Figure.Count(one.Trial.Recipe.Training.Epochs)] : Array.Empty<string>(),
                Figure.Significant(one.Error),
                Ssim(one),
                one.Evaluation!.PcaBaseline is { } pca ? Figure.Significant(pca[Metric.Mse].Mean) : "–",
                Figure.Count(one.Parameters),
            ]),
            marked: 0);
    }

    /// <summary>Why trials have failed; nothing when none has.</summary>
    public static Markup Failures(StudyFigures figures) => !figures.Failed.Any()
        ? Markup.Of($"")
        : Page.Table(
            "Trials that have failed",
            ["Trial", "Reason"],
            figures.Failed.Select(one => (IReadOnlyList<string>)[Name(figures.Plan, one.Trial), one.Failure!]),
            text: true);

    /// <summary>The mean error at each level of each axis.</summary>
    public static Markup Influences(StudyFigures figures)
    {
        var tables = Markup.Of($"");
        foreach (AxisInfluence one in figures.Influences)
        {
            tables.Add($"{Page.Table(
                Capital(one.Axis.Axis),
                ["Level", "Models", "MSE, mean", "Spread", "Smallest"],
                one.Levels.Select(level => (IReadOnlyList<string>)
                [
                    level.Level, Figure.Count(level.Count), Figure.Significant(level.Mean),
                    double.IsNaN(level.Deviation) ? "–" : $"± {Figure.Significant(level.Deviation, 2)}",
                    Figure.Significant(level.Least),
                ]))}");
        }

        return Page.Pair(tables);
    }

    /// <summary>Of each two axes the levels that are best together.</summary>
    public static Markup Pairs(StudyFigures figures) => figures.Pairs.IsEmpty
        ? Markup.Of($"")
        : Page.Table(
            "The best pair of levels of each two axes",
            ["Axes", "Levels", "Models", "MSE, mean", "Smallest"],
            figures.Pairs.Select(pair => (IReadOnlyList<string>)
            [
                $"{pair.First} and {pair.Second}", $"{pair.FirstLevel} and {pair.SecondLevel}", Figure.Count(pair.Errors.Count),
                Figure.Significant(pair.Errors.Mean), Figure.Significant(pair.Errors.Least),
            ]));

    /// <summary>The conclusions.</summary>
    public static Markup Conclusions(StudyFigures figures) => Page.Table(
        "Each conclusion, and what the figures say",
        ["Conclusion", "Figures"],
        figures.Conclusions.Select(one => (IReadOnlyList<string>)[one.Conclusion.Statement, $"{Capital(one.Verdict)}: {one.Evidence}"]),
        text: true);

    /// <summary>The score of the first test images, level by level: for a study of one axis.</summary>
    public static Markup FirstImages(StudyFigures figures)
    {
        StudyLevels axis = figures.Plan.Axes[0];
        TrialResult[] order = [.. figures.Ranked.OrderBy(one => axis.Levels.IndexOf(one.Trial.Levels[axis.Axis]))];
        var metric = MetricText.Of(order[0].Evaluation!.MainMetric);
        int count = order.Min(one => one.Evaluation!.FirstScores.Length);
        return Page.Table(
            $"{metric.ShortName} of the first {count} test images",
            [Capital(axis.Axis), .. Enumerable.Range(0, count).Select(i => string.Create(CultureInfo.InvariantCulture, $"Image {i}"))],
            order.Select(one => (IReadOnlyList<string>)
                [one.Trial.Levels[axis.Axis], .. one.Evaluation!.FirstScores.Take(count).Select(metric.Format)]));
    }

    /// <summary>The levels of a trial in words, for example <c>loss BCE, epochs 10</c>.</summary>
    public static string Name(StudyPlan plan, StudyTrial trial) => string.Join(
        ", ", plan.Axes.Where(axis => trial.Levels.ContainsKey(axis.Axis)).Select(axis => $"{axis.Axis} {trial.Levels[axis.Axis]}"));

    private static string Ssim(TrialResult one)
    {
        double value = StudyFigures.Metric(one, Metric.Ssim);
        return double.IsNaN(value) ? "–" : MetricText.Of(Metric.Ssim).Format(value);
    }

    private static string Capital(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
