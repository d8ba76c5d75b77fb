using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>What the figures of several runs say beside each other, in sentences.</summary>
internal static class ComparisonFindings
{
    /// <summary>A smaller code that loses no more SSIM than this is worth a mention.</summary>
    private const double NearlyAsMuchSsim = 0.02;

    /// <summary>So is one whose error is no larger than this many times the best.</summary>
    private const double NearlyAsSmallError = 1.1;

    /// <summary>What the runs are ranked by: SSIM, or the mean squared error where a run has no SSIM.</summary>
    public static MetricText Main(IReadOnlyList<ComparedRun> runs)
        => MetricText.Of(runs.All(run => run.Evaluation.MainMetric == Metric.Ssim) ? Metric.Ssim : Metric.Mse);

    /// <summary>The best run; the first of equals.</summary>
    public static ComparedRun Best(IReadOnlyList<ComparedRun> runs) => BestFirst(runs).First();

    /// <summary>The main result.</summary>
    public static string Headline(IReadOnlyList<ComparedRun> runs)
    {
        if (!SameData(runs))
        {
            return "The runs were judged on different images, so their figures do not rank them: "
                + $"{string.Join("; ", ByData(runs).Select(Judged))}.";
        }

        MetricText main = Main(runs);
        ComparedRun[] order = [.. BestFirst(RepeatedRuns.Without(runs))];
        if (order.Length < runs.Count && order.Length == 1)
        {
            return $"The {Figure.Count(runs.Count)} runs are one and the same, or repetitions of it: all their figures are equal "
                + $"({main.InWords} {Score(main, order[0])}).";
        }

        string head = $"{order[0].Name} rebuilds the images best: its {main.InWords} is {Score(main, order[0])}";
        if (order.Length == 1)
        {
            return head + ".";
        }

        string Lead(ComparedRun other)
        {
            double difference = Math.Abs(Value(main, order[0]) - Value(main, other));
            return $"{main.FormatBriefly(difference)} {(main.HigherIsBetter ? "above" : "below")}";
        }

        string next = $"{head}, {Lead(order[1])} {order[1].Name} ({Score(main, order[1])})";
        return order.Length == 2
            ? next + "."
            : $"{next} and {Lead(order[^1])} the last, {order[^1].Name} ({Score(main, order[^1])}).";
    }

    /// <summary>Everything else worth saying.</summary>
    public static ImmutableArray<string> Details(IReadOnlyList<ComparedRun> runs)
    {
        ImmutableArray<ComparedRun> distinct = RepeatedRuns.Without(runs);
        bool ranked = SameData(runs) && distinct.Length > 1;
        string[] sentences =
        [
            ranked ? RepeatedRuns.Describe(runs) : "",
            ranked ? Error(distinct) : "",
            ranked ? SmallerCode(distinct) : "",
            NothingLearnt(runs),
            Baseline(runs),
            Falling(runs),
        ];
        return [.. sentences.Where(sentence => sentence.Length > 0)];
    }

    /// <summary>Whether all were judged by the same images, as far as the names tell.</summary>
    public static bool SameData(IReadOnlyList<ComparedRun> runs) => ByData(runs).Count() == 1;

    /// <summary>The runs by the images that they were judged by, as far as name, number, size and corruption tell.</summary>
    public static IEnumerable<ImmutableArray<ComparedRun>> ByData(IReadOnlyList<ComparedRun> runs)
        => runs.GroupBy(run => DataText.Label(run.Evaluation))
            .Select(group => group.ToImmutableArray());

    private static string Judged(ImmutableArray<ComparedRun> group)
        => $"{string.Join(", ", group.Select(run => run.Name))} on {DataText.Images(group[0].Evaluation)} "
            + $"({group[0].Evaluation.Shape}{DataText.Corruption(group[0].Evaluation)})";

    private static string NothingLearnt(IReadOnlyList<ComparedRun> runs)
    {
        string[] names = [.. runs.Where(run => Standing.HasLearntNothing(run.Evaluation)).Select(run => run.Name)];
        return names.Length == 0
            ? ""
            : $"One and the same picture for all images would do about as well, so nothing was learnt: {string.Join(", ", names)}.";
    }

    private static string Error(IReadOnlyList<ComparedRun> runs)
    {
        if (Main(runs).Metric == Metric.Mse)
        {
            return "";
        }

        var error = MetricText.Of(Metric.Mse);
        ComparedRun lowest = runs.MinBy(run => Value(error, run))!;
        ComparedRun best = Best(runs);
        return ReferenceEquals(lowest, best)
            ? $"It also has the smallest mean squared error, {Score(error, best)}."
            : $"The smallest mean squared error is that of {lowest.Name}: {Score(error, lowest)}, "
                + $"against {Score(error, best)} of {best.Name}.";
    }

    private static string SmallerCode(IReadOnlyList<ComparedRun> runs)
    {
        MetricText main = Main(runs);
        ComparedRun best = Best(runs);
        bool IsNearlyAsGood(ComparedRun run) => main.Metric == Metric.Ssim
            ? Value(main, best) - Value(main, run) <= NearlyAsMuchSsim
            : Value(main, run) <= NearlyAsSmallError * Value(main, best);
        ComparedRun? smaller = runs
            .Where(run => run.Evaluation.CodeSize < best.Evaluation.CodeSize && IsNearlyAsGood(run))
            .MinBy(run => run.Evaluation.CodeSize);
        return smaller is null
            ? ""
            : $"{smaller.Name} is nearly as good ({Score(main, smaller)}) with a smaller code: "
                + $"{Plural.Of(smaller.Evaluation.CodeSize, "number")} in place of {Figure.Count(best.Evaluation.CodeSize)}.";
    }

    private static string Baseline(IReadOnlyList<ComparedRun> runs)
    {
        MetricText main = Main(runs);
        string linear = $"a linear model (PCA) of the same code size in {main.ShortName}";
        double Lead(ComparedRun run, ImmutableSortedDictionary<Metric, Distribution> pca)
            => (Value(main, run) - main.Typical(pca)) * (main.HigherIsBetter ? 1 : -1);
        string[] worse =
        [
            .. runs.Where(run => run.Evaluation.PcaBaseline is { } pca && Lead(run, pca) < 0).Select(run => run.Name),
        ];
        if (worse.Length > 0)
        {
            return $"Worse than {linear}: {string.Join(", ", worse)}.";
        }

        return runs.All(run => run.Evaluation.PcaBaseline is { } pca && Lead(run, pca) > 0)
            ? $"{(runs.Count == 1 ? "It" : "Every run")} beats {linear}."
            : "";
    }

    private static string Falling(IReadOnlyList<ComparedRun> runs)
    {
        string[] falling = [.. runs.Where(run => TrainingTrend.IsFalling(run.History)).Select(run => run.Name)];
        return falling.Length == 0
            ? ""
            : $"The loss was still falling at the end, so more epochs may help: {string.Join(", ", falling)}.";
    }

    private static IEnumerable<ComparedRun> BestFirst(IReadOnlyList<ComparedRun> runs)
        => Main(runs).BestFirst(runs, run => run.Evaluation.Metrics);

    private static double Value(MetricText metric, ComparedRun run) => metric.Typical(run.Evaluation.Metrics);

    private static string Score(MetricText metric, ComparedRun run) => metric.FormatBriefly(Value(metric, run));
}
