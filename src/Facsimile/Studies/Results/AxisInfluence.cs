using System.Collections.Immutable;

namespace Facsimile.Studies.Results;

/// <summary>What an axis does to the error.</summary>
/// <param name="Axis">The axis.</param>
/// <param name="Levels">The errors at each of its levels.</param>
/// <param name="Ratios">From its first to its last level, everything else equal.</param>
internal sealed record AxisInfluence(StudyLevels Axis, ImmutableArray<LevelSummary> Levels, MatchedRatios Ratios)
{
    /// <summary>The influence of each axis that has at least two levels among the finished trials.</summary>
    public static ImmutableArray<AxisInfluence> Of(StudyPlan plan, IReadOnlyList<TrialResult> finished)
        => [.. plan.Axes.Select(axis => Of(axis, finished)).Where(one => one.Levels.Length > 1)];

    private static AxisInfluence Of(StudyLevels axis, IReadOnlyList<TrialResult> finished)
    {
        ILookup<string?, double> errors = finished.ToLookup(one => one.Trial.Levels.GetValueOrDefault(axis.Axis), one => one.Error);
        return new AxisInfluence(
            axis,
            [.. axis.Levels.Where(errors.Contains).Select(level => LevelSummary.Of(level, [.. errors[level]]))],
            MatchedRatios.Of(finished, axis));
    }
}
