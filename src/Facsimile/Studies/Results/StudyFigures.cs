using System.Collections.Immutable;
using Facsimile.Evaluation;

namespace Facsimile.Studies.Results;

/// <summary>All that a study's report, table and JSON show.</summary>
internal sealed record StudyFigures
{
    /// <summary>The study.</summary>
    public required StudyPlan Plan { get; init; }

    /// <summary>What came of each trial, in the order of the plan.</summary>
    public required ImmutableArray<TrialResult> Trials { get; init; }

    /// <summary>The finished trials, the smallest error first; equals in the order of the plan.</summary>
    public required ImmutableArray<TrialResult> Ranked { get; init; }

    /// <summary>What each axis does.</summary>
    public required ImmutableArray<AxisInfluence> Influences { get; init; }

    /// <summary>Which two levels are best together.</summary>
    public required ImmutableArray<LevelPair> Pairs { get; init; }

    /// <summary>What the best models are good for; null when nobody asked.</summary>
    public required UsedModels? Uses { get; init; }

    /// <summary>The conclusions.</summary>
    public required ImmutableArray<CheckedConclusion> Conclusions { get; init; }

    /// <summary>Trials that have failed.</summary>
    public IEnumerable<TrialResult> Failed => Trials.Where(one => one.Failure is not null);

    /// <summary>How many trials are not done yet.</summary>
    public int MissingCount => Trials.Length - Ranked.Length - Failed.Count();

    /// <summary>Works them out.</summary>
    public static StudyFigures Of(
        StudyFolder folder, StudyPlan plan, ImmutableArray<TrialResult> trials, StudyImages images, int? threads)
    {
        TrialResult[] finished = [.. trials.Where(one => one.Evaluation is not null)];
        ImmutableArray<AxisInfluence> influences = AxisInfluence.Of(plan, finished);
        var uses = UsedModels.Of(folder, plan, finished, images, threads);
        return new StudyFigures
        {
            Plan = plan,
            Trials = trials,
            Ranked = [.. finished.OrderBy(one => one.Error)],
            Influences = influences,
            Pairs = LevelPair.Best(influences, finished),
            Uses = uses,
            Conclusions = CheckedConclusion.Check(plan, finished, uses?.Noise, uses?.Levels ?? []),
        };
    }

    /// <summary>A metric of a finished trial, as reports show it: the mean error, the median of the others.</summary>
    public static double Metric(TrialResult one, Metric metric) => one.Evaluation?.Metrics.GetValueOrDefault(metric) switch
    {
        null => double.NaN,
        var values when metric is Evaluation.Metric.Mse or Evaluation.Metric.PixelAccuracy => values.Mean,
        var values => values.Median,
    };
}
