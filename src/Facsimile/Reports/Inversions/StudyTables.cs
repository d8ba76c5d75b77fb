using System.Collections.Immutable;
using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;

namespace Facsimile.Reports.Inversions;

/// <summary>The tables of an inversion study.</summary>
internal static class StudyTables
{
    /// <summary>Of larger codes the page shows no covariances, and the first so many axes; the files have all.</summary>
    private const int MostCovariances = 3;

    private const int MostAxes = 8;
    private const string Missing = "–";

    /// <summary>A quantity a row, a set a column, and what was published.</summary>
    public static Markup Sets(StudyFigures figures)
    {
        string Percent(double? share) => share is { } one ? Figure.Percent(one, 2) : Missing;
        IReadOnlyList<string> Row(string name, Func<SetFigures, string> cell, string encoded = Missing, string found = Missing, string amortized = Missing)
            => [name, .. figures.Sets.Select(cell), encoded, found, amortized];
        IReadOnlyList<string>[] rows =
        [
            .. Moments(figures.Encoded.Set).Select(one => Row(one.Name, set => Figure.Fixed(one.Of(set.Set), 4))),
            Row(
                "Loss, mean",
                set => Figure.Fixed(set.Loss.Mean, 2),
                Figure.Fixed(PublishedStudy.LossBefore, 2),
                Figure.Fixed(PublishedStudy.LossAfter, 2)),
            Row("Loss, least", set => Figure.Fixed(set.Loss.Minimum, 2), Figure.Fixed(PublishedStudy.LeastLoss, 2)),
            Row("Loss, largest", set => Figure.Fixed(set.Loss.Maximum, 2), Figure.Fixed(PublishedStudy.LargestLoss, 2)),
            Row(
                "δ, mean (%)",
                set => Figure.Fixed(set.Change.Mean, 2),
                found: Figure.Fixed(PublishedStudy.MeanChange, 2),
                amortized: Figure.Fixed(PublishedStudy.AmortizedMeanChange, 2)),
            Row(
                "δ, variance",
                set => Figure.Fixed(SetFigures.Variance(set.Change), 2),
                found: Figure.Fixed(PublishedStudy.ChangeVariance, 2)),
            Row("Distance from MT, mean", set => Figure.Fixed(set.Distance.Mean, 4)),
            Row("Distance from MT, variance", set => Figure.Fixed(SetFigures.Variance(set.Distance), 4)),
            .. figures.Encoded.SuccessRate is null
                ? []
                : new[]
                {
                    Row(
                        "Success rate",
                        set => Percent(set.SuccessRate),
                        Percent(PublishedStudy.SuccessEncoded),
                        Percent(PublishedStudy.SuccessFound),
                        Percent(PublishedStudy.SuccessAmortized)),
                },
        ];
        return Page.Table(
            "Figures of each set, beside those published",
            ["Figure", .. figures.Sets.Select(set => set.Set.Name), "MT, published", "MN, published", "MB, published"],
            rows);
    }

    /// <summary>What each method reached.</summary>
    public static Markup Methods(StudyFigures figures)
    {
        MethodFigures best = figures.Methods.MinBy(method => method.MeanLoss)!;
        return Page.Table(
            $"All methods on the first {Plural.Of(best.Images, "image")}",
            ["Method", "Loss, mean", "δ, mean (%)", "At or below the published", "… within 0.01\u00a0%", "Converged", "Iterations, mean", "Ratio\u00a0≥\u00a01"],
            figures.Methods.Select(method => (IReadOnlyList<string>)
            [
                method.Name,
                Figure.Fixed(method.MeanLoss, 3),
                Figure.Fixed(method.MeanChange, 3),
                Figure.Percent(method.AtOrBelowPublished),
                Figure.Percent(method.WithinTie),
                method.Outcomes.ContainsKey(InversionOutcome.Completed) ? Missing : Figure.Percent(method.Converged),
                Figure.Fixed(method.MeanIterations, 1),
                method.Expanding is { } expanding ? Figure.Percent(expanding) : Missing,
            ]),
            marked: figures.Methods.IndexOf(best));
    }

    /// <summary>How the searches ended.</summary>
    public static Markup Outcomes(StudyFigures figures)
    {
        InversionOutcome[] occurring =
            [.. Enum.GetValues<InversionOutcome>().Where(outcome => figures.Methods.Any(method => method.Outcomes.ContainsKey(outcome)))];
        return Page.Table(
            "How the searches ended, images",
            ["Method", .. occurring.Select(Words)],
            figures.Methods.Select(method => (IReadOnlyList<string>)
            [
                method.Name, .. occurring.Select(outcome => Figure.Count(method.Outcomes.GetValueOrDefault(outcome))),
            ]));
    }

    /// <summary>Tests in rows, sets in columns.</summary>
    /// <param name="figures">The sets.</param>
    /// <param name="caption">What the table shows.</param>
    /// <param name="tests">The tests of a set.</param>
    public static Markup Normality(
        StudyFigures figures,
        string caption,
        Func<NormalityTests, ImmutableArray<(string Name, TestAttempt Test)>> tests)
    {
        ImmutableArray<ImmutableArray<(string Name, TestAttempt Test)>> sets =
            [.. figures.Sets.Select(set => tests(set.Set.Normality))];
        return Page.Table(
            caption,
            ["Test", .. figures.Sets.Select(set => set.Set.Name)],
            sets[0].Select((one, row) => (IReadOnlyList<string>)[one.Name, .. sets.Select(set => Cell(set[row].Test))]));
    }

    /// <summary>Why tests of normality could not be made; empty when all were.</summary>
    public static string Refusals(StudyFigures figures)
    {
        string[] reasons =
        [
            .. figures.Sets.Select(set => set.Set.Normality)
                .SelectMany(tests => NormalityVerdict.Right(tests).Concat(NormalityVerdict.Published(tests)))
                .Select(one => one.Test.Reason).OfType<string>().Distinct(),
        ];
        return reasons.Length == 0 ? "" : $"{Missing} marks tests that could not be made. {string.Join(' ', reasons)}";
    }

    /// <summary>Mean vector and covariance, by name; of large codes the means and variances of the first axes.</summary>
    private static IEnumerable<(string Name, Func<LatentSet, double> Of)> Moments(LatentSet set)
    {
        int size = set.Moments.Mean.Length;
        bool small = size <= MostCovariances;
        for (int i = 0; i < Math.Min(size, MostAxes); i++)
        {
            int axis = i;
            yield return ($"Mean of {NormalityVerdict.Axis(i)}", one => one.Moments.Mean[axis]);
        }

        for (int i = 0; i < Math.Min(size, MostAxes); i++)
        {
            for (int j = i; j < (small ? size : i + 1); j++)
            {
                (int row, int column) = (i, j);
                string name = i == j
                    ? $"Variance of {NormalityVerdict.Axis(i)}"
                    : $"Covariance of {NormalityVerdict.Axis(i)}, {NormalityVerdict.Axis(j)}";
                yield return (name, one => one.Moments.Covariance[row][column]);
            }
        }
    }

    private static string Cell(TestAttempt test) => test.Result is { } result
        ? $"{Figure.Significant(result.Statistic, 4)}, {NormalityVerdict.Text(result.PValue)}: {(NormalityVerdict.Rejects(result) ? "rejected" : "normal")}"
        : Missing;

    private static string Words(InversionOutcome outcome) => outcome switch
    {
        InversionOutcome.Converged => "converged",
        InversionOutcome.Completed => "all steps made",
        InversionOutcome.MaximumReached => "maximum reached",
        InversionOutcome.Stalled => "stalled",
        _ => "diverged",
    };
}
