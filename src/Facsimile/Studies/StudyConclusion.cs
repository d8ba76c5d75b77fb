namespace Facsimile.Studies;

/// <summary>
/// A statement that a study checks: what it does to the error to go along an axis from one level to another. All trials are
/// compared that differ in nothing else.
/// </summary>
public sealed record StudyConclusion
{
    /// <summary>The statement in words.</summary>
    public required string Statement { get; init; }

    /// <summary>The name of the axis.</summary>
    public required string Axis { get; init; }

    /// <summary>The level to go from; null, the default, for the first.</summary>
    public string? From { get; init; }

    /// <summary>The level to go to; null, the default, for the last.</summary>
    public string? To { get; init; }

    /// <summary>What it should do.</summary>
    public required StudyEffect Effect { get; init; }

    /// <summary>Which error is meant; by default that of the reconstructions.</summary>
    public StudyMeasure Measure { get; init; } = StudyMeasure.Reconstruction;
}
