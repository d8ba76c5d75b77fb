using System.Collections.Immutable;
using Facsimile.Data.Corruptions;

namespace Facsimile.Studies;

/// <summary>What the best models of a study are used for: to remove noise, and to fill in what a mask hides.</summary>
public sealed record StudyUses
{
    /// <summary>The axis of whose levels the best model each is taken.</summary>
    public required string BestOfEach { get; init; }

    /// <summary>The largest deviations of uniform noise to remove; none by default.</summary>
    public ImmutableArray<double> UniformNoise { get; init; } = [];

    /// <summary>The mask to fill in; null, the default, for none.</summary>
    public Corruption? Mask { get; init; }
}
