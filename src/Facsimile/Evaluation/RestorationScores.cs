using System.Collections.Immutable;

namespace Facsimile.Evaluation;

/// <summary>The scores of corrupted images before and after a model has worked on them, against the clean images.</summary>
public sealed record RestorationScores
{
    /// <summary>The scores of each corrupted image, in the order of the data.</summary>
    public required ImmutableArray<ImageScores> Before { get; init; }

    /// <summary>The scores of what the model made of it.</summary>
    public required ImmutableArray<ImageScores> After { get; init; }

    /// <summary>Those of the corrupted image inside and outside of the mask; empty when there is no mask.</summary>
    public ImmutableArray<MaskScores> MaskBefore { get; init; } = [];

    /// <summary>Those of what the model made of it.</summary>
    public ImmutableArray<MaskScores> MaskAfter { get; init; } = [];
}
