using System.Collections.Immutable;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>What there is to compare with where a model was given corrupted images and judged by the clean ones.</summary>
public sealed record RestorationSummary
{
    /// <summary>What they were corrupted with, in words.</summary>
    public required string Corruption { get; init; }

    /// <summary>Each metric of the corrupted images themselves: what was to be made better.</summary>
    public required ImmutableSortedDictionary<Metric, Distribution> Corrupted { get; init; }

    /// <summary>Each metric of what the model makes of the clean images.</summary>
    public required ImmutableSortedDictionary<Metric, Distribution> Clean { get; init; }

    /// <summary>The scores inside and outside of the mask; null when the corruption is no mask.</summary>
    public MaskSummary? Mask { get; init; }
}
