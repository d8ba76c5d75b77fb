using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Evaluation;

/// <summary>All that was measured of a classifier on labelled images; every report shows figures from this record.</summary>
public sealed record ClassificationResult : ModelEvaluation
{
    /// <inheritdoc/>
    public override int ImageCount => Labels.Length;

    /// <summary>The name of each class, by label from 0.</summary>
    public required ImmutableArray<string> ClassNames { get; init; }

    /// <summary>The class of each image, in the order of the data.</summary>
    public required ImmutableArray<byte> Labels { get; init; }

    /// <summary>What the model said of each image.</summary>
    public required ImmutableArray<Prediction> Predictions { get; init; }

    /// <summary>The mean cross-entropy of the images.</summary>
    public required double Loss { get; init; }

    /// <summary>How often each class was predicted for images of each class.</summary>
    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>
    /// At most 20 images whose class was predicted wrongly: those where the model was surest, in that order.
    /// </summary>
    public required ImmutableArray<int> MostConfused { get; init; }

    /// <summary>The pictures of <see cref="MostConfused"/>, in the same order.</summary>
    public required Images MostConfusedImages { get; init; }

    /// <summary>The share of images whose class was predicted rightly.</summary>
    public double Accuracy => Confusion.Accuracy;

    /// <summary>Precision, recall and F1 of each class, by label.</summary>
    public ImmutableArray<ClassScores> Classes => [.. ClassScores.Of(Confusion, ClassNames)];
}
