using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports.Classifiers;

/// <summary>The charts and the page of several classifiers side by side.</summary>
internal static class ClassifierComparison
{
    /// <summary>The loss of each run: on test images where there are any, the training loss dashed beside it.</summary>
    public static Chart Loss(IReadOnlyList<ComparedClassifier> runs) => LossSeries.Draw(
        string.Join(", ", runs.Select(run => run.History.LossName).Distinct()),
        Headline(runs),
        Lines(runs, epoch => epoch.TestLoss, epoch => epoch.TrainingLoss));

    /// <summary>The accuracy of each run likewise.</summary>
    public static Chart Accuracy(IReadOnlyList<ComparedClassifier> runs) => ClassifierCharts.DrawAccuracy(
        Headline(runs), Lines(runs, epoch => epoch.TestAccuracy, epoch => epoch.TrainingAccuracy));

    /// <summary><c>comparison.html</c>.</summary>
    public static string Page(IReadOnlyList<ComparedClassifier> runs, Chart loss, Chart accuracy)
    {
        const string Caption = "Solid lines: on the test images. Dashed: on the training images.";
        string title = runs.Count == 1 ? runs[0].Name : $"{Figure.Count(runs.Count)} runs side by side";
        Markup content = Markup.Of($"<p class=\"lede\">{Headline(runs)}</p>\n")
            .Add($"{Reports.Page.List(Details(runs))}")
            .Add($"{Reports.Page.Section("Figures", Figures(runs))}")
            .Add($"{Reports.Page.Section("Training", Reports.Page.Pair(Markup.Of($"{Reports.Page.Figure(loss, Caption)}{Reports.Page.Figure(accuracy, Caption)}")))}");
        if (HaveSameClasses(runs))
        {
            content.Add($"{Reports.Page.Section("Class by class", Classes(runs))}");
        }

        return Reports.Page.Html("Comparison", title, content);
    }

    /// <summary>The main result.</summary>
    public static string Headline(IReadOnlyList<ComparedClassifier> runs)
    {
        if (!AreComparable(runs))
        {
            string judged = string.Join("; ", runs.Select(
                run => $"{run.Name} on {DataText.Images(run.Evaluation.DataSet, run.Evaluation.ImageCount)}"));
            return $"The runs were judged on different images, so their figures do not rank them: {judged}.";
        }

        ComparedClassifier[] order = [.. runs.OrderByDescending(run => run.Evaluation.Accuracy)];
        string head = $"{order[0].Name} names the right class most often: in {Share(order[0])} of the "
            + DataText.Images(order[0].Evaluation.DataSet, order[0].Evaluation.ImageCount);
        string Other(ComparedClassifier run) => $"{run.Name} in {Share(run)}";
        return order.Length switch
        {
            1 => $"{order[0].Name} names the right class in {Share(order[0])} of the "
                + $"{DataText.Images(order[0].Evaluation.DataSet, order[0].Evaluation.ImageCount)}.",
            2 => $"{head}, {Other(order[1])}.",
            _ => $"{head}, {Other(order[1])}; the last, {Other(order[^1])}.",
        };
    }

    private static ImmutableArray<string> Details(IReadOnlyList<ComparedClassifier> runs)
    {
        if (runs.Count == 1 || !AreComparable(runs))
        {
            return [];
        }

        // The difference of two independent shares has the variance 2·p·(1 − p) / n.
        double share = runs.Average(run => run.Evaluation.Accuracy);
        double chance = 2 * Math.Sqrt(2 * share * (1 - share) / runs[0].Evaluation.ImageCount);
        return
        [
            $"With {Plural.Of(runs[0].Evaluation.ImageCount, "image")} to judge by, differences below {Figure.Fixed(100 * chance, 2)} "
                + "percentage points may be chance (two standard errors).",
        ];
    }

    private static Markup Figures(IReadOnlyList<ComparedClassifier> runs)
    {
        int best = AreComparable(runs) && runs.Count > 1
            ? runs.Index().MaxBy(run => run.Item.Evaluation.Accuracy).Index
            : -1;
        return Reports.Page.Table(
            "Figures of each run",
            ["Run", "Accuracy", "Wrong", "F1, mean", "Cross-entropy", "Epochs", "Parameters", "Judged by"],
            runs.Select(run => (IReadOnlyList<string>)
            [
                run.Name,
                Share(run),
                Figure.Count(ClassifierFindings.Wrong(run.Evaluation)),
                Figure.Fixed(run.Evaluation.Confusion.MeanF1, 4),
                Figure.Significant(run.Evaluation.Loss),
                Figure.Count(run.History.Epochs.Length),
                run.ParameterCount is long count ? Figure.Count(count) : "–",
                DataText.Images(run.Evaluation.DataSet, run.Evaluation.ImageCount),
            ]),
            marked: best);
    }

    private static Markup Classes(IReadOnlyList<ComparedClassifier> runs)
    {
        ImmutableArray<ClassScores>[] scores = [.. runs.Select(run => run.Evaluation.Classes)];
        return Reports.Page.Table(
            "F1 of each class",
            ["Class", .. runs.Select(run => run.Name)],
            runs[0].Evaluation.ClassNames.Select((name, label) => (IReadOnlyList<string>)
                [name, .. scores.Select(run => Figure.Fixed(run[label].F1, 4))]));
    }

    private static ImmutableArray<LineSeries> Lines(
        IReadOnlyList<ComparedClassifier> runs, Func<EpochRecord, double?> test, Func<EpochRecord, double?> training)
    {
        var lines = ImmutableArray.CreateBuilder<LineSeries>();
        for (int i = 0; i < runs.Count; i++)
        {
            (string name, History history, string colour) = (runs[i].Name, runs[i].History, Palette.Class(i));
            bool tested = history.Epochs.Any(epoch => test(epoch) is not null);
            if (tested)
            {
                lines.Add(ClassifierCharts.Line(name, colour, history, test));
            }

            lines.Add(ClassifierCharts.Line(name, colour, history, training, dashed: tested));
        }

        return lines.ToImmutable();
    }

    /// <summary>Whether all were judged by the same images, as far as the names tell.</summary>
    private static bool AreComparable(IReadOnlyList<ComparedClassifier> runs)
        => runs.DistinctBy(run => (run.Evaluation.DataSet, run.Evaluation.ImageCount, run.Evaluation.Shape)).Count() == 1;

    private static bool HaveSameClasses(IReadOnlyList<ComparedClassifier> runs)
        => runs.All(run => run.Evaluation.ClassNames.SequenceEqual(runs[0].Evaluation.ClassNames));

    private static string Share(ComparedClassifier run) => Figure.Percent(run.Evaluation.Accuracy, 2);
}
