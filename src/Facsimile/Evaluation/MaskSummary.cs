using System.Collections.Immutable;

namespace Facsimile.Evaluation;

/// <summary>The scores of many images inside and outside of their masks, before and after a model has filled them in.</summary>
/// <param name="InsideBefore">The hidden pixels, which are 0.</param>
/// <param name="InsideAfter">What the model made of them.</param>
/// <param name="OutsideBefore">The pixels that the model saw: their error is 0.</param>
/// <param name="OutsideAfter">What the model made of them.</param>
public sealed record MaskSummary(
    RegionSummary InsideBefore, RegionSummary InsideAfter, RegionSummary OutsideBefore, RegionSummary OutsideAfter)
{
    /// <summary>The summary of the scores of each image; null when there was no mask.</summary>
    public static MaskSummary? Of(RestorationScores scores)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return scores.MaskAfter.IsEmpty
            ? null
            : new MaskSummary(
                Inside(scores.MaskBefore), Inside(scores.MaskAfter), Outside(scores.MaskBefore), Outside(scores.MaskAfter));
    }

    private static RegionSummary Inside(ImmutableArray<MaskScores> scores)
        => RegionSummary.Of(scores.Select(one => one.MseInside), scores.Select(one => one.SsimInside));

    private static RegionSummary Outside(ImmutableArray<MaskScores> scores)
        => RegionSummary.Of(scores.Select(one => one.MseOutside), scores.Select(one => one.SsimOutside));
}
