using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>
/// An evaluation without its pictures and without the scores of each image: what <c>evaluation.json</c> holds.
/// </summary>
public sealed record EvaluationSummary
{
    /// <summary>How many values <see cref="FirstScores"/> has at most.</summary>
    public const int FirstCount = 5;

    /// <summary>The data set, by name or path.</summary>
    public required string DataSet { get; init; }

    /// <summary>The size of each image.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>How many numbers a latent code has.</summary>
    public required int CodeSize { get; init; }

    /// <summary>See <see cref="EvaluationResult.Summary"/>; small images have no structural similarity.</summary>
    public required ImmutableSortedDictionary<Metric, Distribution> Metrics { get; init; }

    /// <summary>See <see cref="EvaluationResult.MainMetric"/>.</summary>
    public Metric MainMetric => ScoreSummary.MainMetric(Metrics);

    /// <summary>See <see cref="EvaluationResult.Restoration"/>.</summary>
    public RestorationSummary? Restoration { get; init; }

    /// <summary>See <see cref="EvaluationResult.Variational"/>.</summary>
    public VariationalSummary? Variational { get; init; }

    /// <summary>See <see cref="EvaluationResult.PcaBaseline"/>.</summary>
    public ImmutableSortedDictionary<Metric, Distribution>? PcaBaseline { get; init; }

    /// <summary>See <see cref="EvaluationResult.MeanImageError"/>.</summary>
    public double? MeanImageError { get; init; }

    /// <summary>See <see cref="EvaluationResult.Classes"/>.</summary>
    public ImmutableArray<ClassSummary> Classes { get; init; } = [];

    /// <summary>The indices of the images that the picture of reconstructions shows; empty when not known.</summary>
    public ImmutableArray<int> First { get; init; } = [];

    /// <summary>The indices of the best images by <see cref="MainMetric"/>, best first.</summary>
    public ImmutableArray<int> Best { get; init; } = [];

    /// <summary>The indices of the worst images by <see cref="MainMetric"/>, worst first.</summary>
    public ImmutableArray<int> Worst { get; init; } = [];

    /// <summary>The <see cref="MainMetric"/> of the first five images.</summary>
    public ImmutableArray<double> FirstScores { get; init; } = [];

    /// <summary>How many images were evaluated.</summary>
    public int ImageCount => Metrics[Metric.Mse].Count;

    /// <summary>The summary of an evaluation.</summary>
    public static EvaluationSummary Of(EvaluationResult evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return new EvaluationSummary
        {
            DataSet = evaluation.DataSet,
            Shape = evaluation.Shape,
            CodeSize = evaluation.CodeSize,
            Metrics = evaluation.Summary,
            Restoration = evaluation.Restoration,
            Variational = evaluation.Variational,
            PcaBaseline = evaluation.PcaBaseline,
            MeanImageError = evaluation.MeanImageError,
            Classes = evaluation.Classes,
            First = evaluation.First.Indices,
            Best = evaluation.Best.Indices,
            Worst = evaluation.Worst.Indices,
            FirstScores = [.. evaluation.Scores.Take(FirstCount).Select(scores => scores[evaluation.MainMetric])],
        };
    }
}
