using System.Collections.Immutable;
using Facsimile.Reports;

namespace Facsimile.Studies.Results;

/// <summary>
/// What a step along an axis does to the error: the ratios error after / error before of all pairs of trials that differ in nothing
/// else. So it does not matter that some combinations do not exist.
/// </summary>
/// <param name="Ratios">One ratio a pair.</param>
/// <param name="Steps">Which levels were compared, for example <c>10 → 20 (12 pairs) and 10 → 50 (12 pairs)</c>.</param>
internal sealed record MatchedRatios(ImmutableArray<double> Ratios, string Steps)
{
    /// <summary>The geometric mean; NaN without pairs.</summary>
    public double Mean => GeometricMean(Ratios);

    /// <summary>The geometric mean of some ratios; NaN of none.</summary>
    public static double GeometricMean(ImmutableArray<double> ratios)
        => ratios.IsEmpty ? double.NaN : Math.Exp(ratios.Sum(Math.Log) / ratios.Length);

    /// <summary>The pairs of some trials.</summary>
    /// <param name="trials">Finished trials.</param>
    /// <param name="axis">The axis, with its levels in order.</param>
    /// <param name="from">The level before; null for the first that there is among trials which are equal otherwise.</param>
    /// <param name="to">The level after; null for the last.</param>
    public static MatchedRatios Of(IEnumerable<TrialResult> trials, StudyLevels axis, string? from = null, string? to = null)
    {
        var ratios = ImmutableArray.CreateBuilder<double>();
        List<string> steps = [];
        foreach (IGrouping<string, TrialResult> group in trials.Where(one => one.Trial.Levels.ContainsKey(axis.Axis))
            .GroupBy(one => string.Join('\n', one.Trial.Levels.Remove(axis.Axis).Select(level => $"{level.Key}\t{level.Value}"))))
        {
            TrialResult[] order = [.. group.OrderBy(one => axis.Levels.IndexOf(one.Trial.Levels[axis.Axis]))];
            TrialResult? before = from is null ? order[0] : Array.Find(order, one => one.Trial.Levels[axis.Axis] == from);
            TrialResult? after = to is null ? order[^1] : Array.Find(order, one => one.Trial.Levels[axis.Axis] == to);
            if (before is not null && after is not null && before != after)
            {
                ratios.Add(after.Error / before.Error);
                steps.Add($"{before.Trial.Levels[axis.Axis]} → {after.Trial.Levels[axis.Axis]}");
            }
        }

        return new MatchedRatios(
            ratios.ToImmutable(),
            string.Join(" and ", steps.GroupBy(step => step).Select(same => $"{same.Key} ({Plural.Of(same.Count(), "pair")})")));
    }
}
