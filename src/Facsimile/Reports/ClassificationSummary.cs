using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>
/// The evaluation of a classifier without its pictures and without what it said of each image: what <c>evaluation.json</c> holds.
/// </summary>
public sealed record ClassificationSummary
{
    /// <summary>The data set, by name or path.</summary>
    public required string DataSet { get; init; }

    /// <summary>The size of each image.</summary>
    public required ImageShape Shape { get; init; }

    /// <summary>The name of each class, by label from 0.</summary>
    public required ImmutableArray<string> ClassNames { get; init; }

    /// <summary>The mean cross-entropy of the images.</summary>
    public required double Loss { get; init; }

    /// <summary>How often each class was predicted for images of each class.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>See <see cref="ClassificationResult.MostConfused"/>.</summary>
    public ImmutableArray<ConfusedImage> MostConfused { get; init; } = [];

    /// <summary>How many images were evaluated.</summary>
    public int ImageCount => Confusion.Count;

    /// <summary>The share of images whose class was predicted rightly.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Precision, recall and F1 of each class, by label.</summary>
    public ImmutableArray<ClassScores> Classes => [.. ClassScores.Of(Confusion, ClassNames)];

    /// <summary>The summary of an evaluation.</summary>
    public static ClassificationSummary Of(ClassificationResult evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        return new ClassificationSummary
        {
            DataSet = evaluation.DataSet,
            Shape = evaluation.Shape,
            ClassNames = evaluation.ClassNames,
            Loss = evaluation.Loss,
            Confusion = evaluation.Confusion,
            MostConfused =
            [
                .. evaluation.MostConfused.Select(index => new ConfusedImage(
                    index,
                    evaluation.Labels[index],
                    evaluation.Predictions[index].Label,
                    evaluation.Predictions[index].Probability)),
            ],
        };
    }
}
