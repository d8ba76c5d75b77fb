namespace Facsimile.Studies;

/// <summary>Some of the combinations of a study, drawn by chance without putting back.</summary>
public sealed record StudySample
{
    /// <summary>How many; at least 1. All, where there are no more.</summary>
    public required int Count { get; init; }

    /// <summary>The seed of the draw; 0 by default.</summary>
    public int Seed { get; init; }
}
