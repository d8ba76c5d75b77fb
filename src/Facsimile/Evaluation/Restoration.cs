using Facsimile.Data;
using Facsimile.Data.Corruptions;

namespace Facsimile.Evaluation;

/// <summary>Images that were corrupted, and that a model has restored.</summary>
public sealed record Restoration
{
    /// <summary>What they were corrupted with.</summary>
    public required Corruption Corruption { get; init; }

    /// <summary>The clean images.</summary>
    public required Images Originals { get; init; }

    /// <summary>What the model was given.</summary>
    public required Images Corrupted { get; init; }

    /// <summary>What it made of that.</summary>
    public required Images Restored { get; init; }

    /// <summary>How close both are to the clean images, before their values were rounded to 256 levels.</summary>
    public required RestorationScores Scores { get; init; }
}
