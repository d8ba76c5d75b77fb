using System.Collections.Immutable;

namespace Facsimile.Studies.Results;

/// <summary>Two levels of two axes, and the mean error of the trials that have both.</summary>
/// <param name="First">The first axis.</param>
/// <param name="FirstLevel">Its level.</param>
/// <param name="Second">The second axis.</param>
/// <param name="SecondLevel">Its level.</param>
/// <param name="Errors">The errors of the trials that have both.</param>
internal sealed record LevelPair(string First, string FirstLevel, string Second, string SecondLevel, LevelSummary Errors)
{
    /// <summary>Of each two axes the pair with the smallest mean error, the best first.</summary>
    public static ImmutableArray<LevelPair> Best(ImmutableArray<AxisInfluence> axes, IReadOnlyList<TrialResult> finished)
        => [.. axes.SelectMany((first, i) => axes.Skip(i + 1).Select(second => Best(first.Axis.Axis, second.Axis.Axis, finished)))
            .OfType<LevelPair>().OrderBy(pair => pair.Errors.Mean)];

    private static LevelPair? Best(string first, string second, IReadOnlyList<TrialResult> finished)
        => finished.Where(one => one.Trial.Levels.ContainsKey(first) && one.Trial.Levels.ContainsKey(second))
            .GroupBy(one => (First: one.Trial.Levels[first], Second: one.Trial.Levels[second]), one => one.Error)
            .Select(group => new LevelPair(
                first, group.Key.First, second, group.Key.Second, LevelSummary.Of(string.Empty, [.. group])))
            .MinBy(pair => pair.Errors.Mean);
}
