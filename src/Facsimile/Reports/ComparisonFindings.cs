using System.Collections.Immutable;
using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>What the figures of several runs say beside each other, in sentences.</summary>
internal static class ComparisonFindings
{
    /// <summary>A smaller code that loses no more SSIM than this is worth a mention.</summary>
    private const double NearlyAsGood = 0.02;

    /// <summary>The run of the highest median SSIM; the first of equals.</summary>
    public static ComparedRun Best(IReadOnlyList<ComparedRun> runs) => runs.MaxBy(Ssim)!;

    /// <summary>The main result.</summary>
    public static string Headline(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun best = Best(runs);
        string head = $"{best.Name} rebuilds the images best: its median SSIM is {Score(best)}";
        if (runs.Count == 1)
        {
            return head + ".";
        }

        ComparedRun[] others = [.. runs.Where(run => !ReferenceEquals(run, best)).OrderByDescending(Ssim)];
        string above = $"{head}, {Figure.Fixed(Ssim(best) - Ssim(others[0]), 2)} above {others[0].Name} ({Score(others[0])})";
        return others.Length == 1
            ? above + "."
            : $"{above} and {Figure.Fixed(Ssim(best) - Ssim(others[^1]), 2)} above the last, "
                + $"{others[^1].Name} ({Score(others[^1])}).";
    }

    /// <summary>Everything else worth saying.</summary>
    public static ImmutableArray<string> Details(IReadOnlyList<ComparedRun> runs)
    {
        string[] sentences = [Data(runs), Error(runs), SmallerCode(runs), Baseline(runs), Falling(runs)];
        return [.. sentences.Where(sentence => sentence.Length > 0)];
    }

    /// <summary>Whether all were judged by the same images, as far as the names tell.</summary>
    public static bool SameData(IReadOnlyList<ComparedRun> runs)
        => runs.Select(run => (run.Evaluation.DataSet, run.Evaluation.ImageCount, run.Evaluation.Shape)).Distinct().Count() == 1;

    private static string Data(IReadOnlyList<ComparedRun> runs)
    {
        if (SameData(runs))
        {
            return "";
        }

        IEnumerable<string> data = runs.Select(
            run => $"{run.Name}: {Plural.Of(run.Evaluation.ImageCount, "image")} of {run.Evaluation.DataSet}");
        return $"The runs were judged by different images, so their figures cannot be compared directly: {string.Join("; ", data)}.";
    }

    private static string Error(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun lowest = runs.MinBy(Mse)!;
        ComparedRun best = Best(runs);
        if (runs.Count == 1)
        {
            return "";
        }

        return ReferenceEquals(lowest, best)
            ? $"It also has the smallest mean squared error, {Figure.Significant(Mse(best))}."
            : $"The smallest mean squared error is that of {lowest.Name}: {Figure.Significant(Mse(lowest))}, "
                + $"against {Figure.Significant(Mse(best))} of {best.Name}.";
    }

    private static string SmallerCode(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun best = Best(runs);
        ComparedRun? smaller = runs
            .Where(run => run.Evaluation.CodeSize < best.Evaluation.CodeSize && Ssim(best) - Ssim(run) <= NearlyAsGood)
            .MinBy(run => run.Evaluation.CodeSize);
        return smaller is null
            ? ""
            : $"{smaller.Name} is nearly as good ({Score(smaller)}) with a smaller code: "
                + $"{Plural.Of(smaller.Evaluation.CodeSize, "number")} in place of {Figure.Count(best.Evaluation.CodeSize)}.";
    }

    private static string Baseline(IReadOnlyList<ComparedRun> runs)
    {
        const string Linear = "a linear model (PCA) of the same code size in SSIM";
        string[] below = [.. runs.Where(run => BaselineSsim(run) > Ssim(run)).Select(run => run.Name)];
        if (below.Length > 0)
        {
            return $"Below {Linear}: {string.Join(", ", below)}.";
        }

        return runs.All(run => BaselineSsim(run) < Ssim(run)) ? $"{(runs.Count == 1 ? "It" : "Every run")} beats {Linear}." : "";
    }

    private static string Falling(IReadOnlyList<ComparedRun> runs)
    {
        string[] falling = [.. runs.Where(run => TrainingTrend.IsFalling(run.History)).Select(run => run.Name)];
        return falling.Length == 0
            ? ""
            : $"The loss was still falling at the end, so more epochs may help: {string.Join(", ", falling)}.";
    }

    private static double Ssim(ComparedRun run) => run.Evaluation.Metrics[Metric.Ssim].Median;

    private static double? BaselineSsim(ComparedRun run) => run.Evaluation.PcaBaseline?[Metric.Ssim].Median;

    private static double Mse(ComparedRun run) => run.Evaluation.Metrics[Metric.Mse].Mean;

    private static string Score(ComparedRun run) => Figure.Fixed(Ssim(run), 2);
}
