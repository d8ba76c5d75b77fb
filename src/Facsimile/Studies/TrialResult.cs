using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Studies;

/// <summary>What came of one trial.</summary>
/// <param name="Trial">The trial.</param>
public sealed record TrialResult(StudyTrial Trial)
{
    /// <summary>Its figures on the test images; null when it has failed or is not done.</summary>
    public EvaluationSummary? Evaluation { get; init; }

    /// <summary>Why it has failed; null when it has not.</summary>
    public string? Failure { get; init; }

    /// <summary>How many parameters its model has; 0 when it has none.</summary>
    public long Parameters { get; init; }

    /// <summary>How long it was trained, in seconds. The only figure that differs from one run of a study to the next.</summary>
    public double Seconds { get; init; }

    /// <summary>The mean squared error of the test images, by which trials are ranked; NaN when there is none.</summary>
    public double Error => Evaluation?.Metrics[Metric.Mse].Mean ?? double.NaN;
}
