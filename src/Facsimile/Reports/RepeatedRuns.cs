using System.Collections.Immutable;

namespace Facsimile.Reports;

/// <summary>Runs that are compared with themselves, or with a repetition: same course of the training, same figures.</summary>
internal static class RepeatedRuns
{
    /// <summary>The runs without those that repeat an earlier one.</summary>
    public static ImmutableArray<ComparedRun> Without(IReadOnlyList<ComparedRun> runs)
        => [.. runs.Where((_, i) => Repeated(runs, i) is null)];

    /// <summary>Says which runs repeat which; empty when none does.</summary>
    public static string Describe(IReadOnlyList<ComparedRun> runs)
    {
        string repeats = string.Join("; ", runs
            .Select((run, i) => (run.Name, Repeated: Repeated(runs, i)?.Name))
            .Where(one => one.Repeated is not null)
            .Select(one => $"{one.Name} repeats {one.Repeated}"));
        return repeats.Length == 0 ? "" : $"The same run more than once, with equal figures throughout: {repeats}.";
    }

    /// <summary>The first run before this one that it repeats; null when there is none.</summary>
    private static ComparedRun? Repeated(IReadOnlyList<ComparedRun> runs, int index)
        => runs.Take(index).FirstOrDefault(earlier => AreEqual(earlier, runs[index]));

    private static bool AreEqual(ComparedRun a, ComparedRun b)
        => a.History.Epochs.SequenceEqual(b.History.Epochs)
            && (a.Evaluation.DataSet, a.Evaluation.Shape, a.Evaluation.CodeSize)
                == (b.Evaluation.DataSet, b.Evaluation.Shape, b.Evaluation.CodeSize)
            && a.Evaluation.Metrics.SequenceEqual(b.Evaluation.Metrics);
}
