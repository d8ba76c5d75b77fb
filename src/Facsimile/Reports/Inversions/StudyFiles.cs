using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Data.Csv;
using Facsimile.Evaluation;
using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;
using Facsimile.Statistics;

namespace Facsimile.Reports.Inversions;

/// <summary>The tables of an inversion study as comma-separated text.</summary>
internal static class StudyFiles
{
    /// <summary>The name and the text of each file.</summary>
    public static IEnumerable<(string Name, string Text)> All(InversionStudyResult study, StudyFigures figures)
        =>
        [
            ("sets.csv", Sets(figures.Sets)),
            ("images.csv", Images(study, figures.Sets)),
            ("normality.csv", Normality(figures.Sets)),
            ("methods.csv", Methods(figures.Methods)),
            ("courses.csv", Courses(study.Courses)),
            ("completions.csv", Completions(study.Completions)),
            .. figures.Sets.Where(set => set.Set.Agreement is not null)
                .Select(set => ($"confusion-{set.Slug}.csv", Confusion(set.Set.Agreement!))),
        ];

    private static string Sets(ImmutableArray<SetFigures> sets)
    {
        int size = sets[0].Set.Moments.Mean.Length;
        IEnumerable<int> axes = Enumerable.Range(0, size);
        return Table(
            [
                "set", "description", "loss_mean", "loss_min", "loss_max", "change_mean", "change_variance", "distance_mean",
                "distance_variance", "success_rate",
                .. axes.Select(i => $"mean_{i + 1}"),
                .. axes.SelectMany(i => axes.Select(j => $"covariance_{i + 1}_{j + 1}")),
            ],
            sets.Select(set => new[]
            {
                CsvWriter.Quoted(set.Set.Name), CsvWriter.Quoted(set.Set.Description), Cell(set.Loss.Mean), Cell(set.Loss.Minimum),
                Cell(set.Loss.Maximum), Cell(set.Change.Mean), Cell(SetFigures.Variance(set.Change)), Cell(set.Distance.Mean),
                Cell(SetFigures.Variance(set.Distance)), Cell(set.SuccessRate),
            }.Concat(set.Set.Moments.Mean.Concat(set.Set.Moments.Covariance.SelectMany(row => row)).Select(CsvWriter.Number))));
    }

    /// <summary>A line an image: how its search ended, then loss, δ, distance and code by each set.</summary>
    private static string Images(InversionStudyResult study, ImmutableArray<SetFigures> sets)
    {
        IEnumerable<int> axes = Enumerable.Range(0, study.CodeSize);
        IEnumerable<string> Columns(SetFigures set)
        {
            string name = set.Slug.Replace('-', '_');
            return [$"loss_{name}", $"change_{name}", $"distance_{name}", .. axes.Select(i => $"z{i + 1}_{name}")];
        }

        IEnumerable<string> Cells(LatentSet set, int image)
            =>
            [
                Cell(set.Losses[image]), Cell(set.Changes[image]), Cell(set.Distances[image]),
                .. axes.Select(i => set.Codes[image, i].ToString("R", CultureInfo.InvariantCulture)),
            ];
        return Table(
            ["index", "label", "outcome", .. sets.SelectMany(Columns)],
            Enumerable.Range(0, study.Images.Count).Select(image => (IEnumerable<string>)
            [
                Number(image),
                study.Images.Labels is { } labels ? Number(labels[image]) : "",
                Outcome(study.Outcomes[image]),
                .. sets.SelectMany(set => Cells(set.Set, image)),
            ]));
    }

    private static string Normality(ImmutableArray<SetFigures> sets)
    {
        IEnumerable<string[]> Rows(SetFigures set, string kind, ImmutableArray<(string Name, TestAttempt Test)> tests)
            => tests.Select(one => new[]
            {
                CsvWriter.Quoted(set.Set.Name), kind, CsvWriter.Quoted(one.Name), one.Test.Result is { } result ? Number(result.Count) : "",
                Cell(one.Test.Result?.Statistic), Cell(one.Test.Result?.PValue), CsvWriter.Quoted(one.Test.Reason ?? ""),
            });
        return Table(
            ["set", "kind", "test", "count", "statistic", "p_value", "reason"],
            sets.SelectMany(set => Rows(set, "published", NormalityVerdict.Published(set.Set.Normality))
                .Concat(Rows(set, "right", NormalityVerdict.Right(set.Set.Normality)))));
    }

    private static string Methods(ImmutableArray<MethodFigures> methods)
    {
        InversionOutcome[] outcomes = Enum.GetValues<InversionOutcome>();
        return Table(
            [
                "method", "images", "loss_before_mean", "loss_mean", "change_mean", "at_or_below_published", "within_0.01_percent", "iterations_mean", "worse",
                "ratio_1_or_more", "ratio_median", .. outcomes.Select(Outcome),
            ],
            methods.Select(method => new[]
            {
                CsvWriter.Quoted(method.Name), Number(method.Images), Cell(method.MeanLossBefore), Cell(method.MeanLoss),
                Cell(method.MeanChange), Cell(method.AtOrBelowPublished), Cell(method.WithinTie), Cell(method.MeanIterations), Cell(method.Worse),
                Cell(method.Expanding), Cell(method.MedianContraction),
            }.Concat(outcomes.Select(outcome => Number(method.Outcomes.GetValueOrDefault(outcome))))));
    }

    private static string Courses(ImmutableArray<LossCourse> courses) => Table(
        ["method", "iteration", "loss"],
        courses.SelectMany(course => course.Points.Select(
            point => new[] { CsvWriter.Quoted(course.Name), Number(point.Iteration), Cell(point.Loss) })));

    private static string Completions(ImmutableArray<Completion> completions) => Table(
        ["mask", "index", "loss_encoded", "loss_found"],
        completions.SelectMany(one => one.EncodedLosses.Zip(one.FoundLosses).Select(
            (losses, i) => new[] { CsvWriter.Quoted(one.Mask), Number(i), Cell(losses.First), Cell(losses.Second) })));

    private static string Confusion(ConfusionMatrix agreement)
    {
        IEnumerable<int> labels = Enumerable.Range(0, agreement.Classes);
        return Table(
            ["label", .. labels.Select(Number)],
            labels.Select(truth => labels.Select(predicted => Number(agreement[truth, predicted])).Prepend(Number(truth))));
    }

    private static string Table(IEnumerable<string> head, IEnumerable<IEnumerable<string>> rows)
    {
        StringBuilder text = new StringBuilder().AppendJoin(',', head).Append('\n');
        foreach (IEnumerable<string> row in rows)
        {
            text.AppendJoin(',', row).Append('\n');
        }

        return text.ToString();
    }

    private static string Outcome(InversionOutcome outcome) => outcome switch
    {
        InversionOutcome.MaximumReached => "maximum_reached",
        _ => outcome.ToString().ToLowerInvariant(),
    };

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Cell(double? value) => CsvWriter.Number(value ?? double.NaN);
}
