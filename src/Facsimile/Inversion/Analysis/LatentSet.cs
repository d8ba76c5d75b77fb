using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Inversion.Analysis;

/// <summary>The codes that one way gives to the images of a study.</summary>
public sealed record LatentSet
{
    /// <summary>Its short name: MT, MN or MB.</summary>
    public required string Name { get; init; }

    /// <summary>Where the codes come from, for example <c>the encoder's means</c>.</summary>
    public required string Description { get; init; }

    /// <summary>N × code size.</summary>
    public required Tensor<float> Codes { get; init; }

    /// <summary>‖D(z) − x‖² of each image, the sum over the pixels.</summary>
    public required ImmutableArray<double> Losses { get; init; }

    /// <summary>δ = 100·(loss − loss of the encoder's code) / loss of the encoder's code of each image, in per cent.</summary>
    public required ImmutableArray<double> Changes { get; init; }

    /// <summary>Mean, covariance and correlation of the codes.</summary>
    public required SampleMoments Moments { get; init; }

    /// <summary>How far each code lies from the encoder's.</summary>
    public required ImmutableArray<double> Distances { get; init; }

    /// <summary>Whether the codes are normally distributed.</summary>
    public required NormalityTests Normality { get; init; }

    /// <summary>
    /// What a classifier says of the decoded codes, black and white at 0.5, beside what it says of the images; its accuracy is the
    /// success rate. Null without a classifier.
    /// </summary>
    public ConfusionMatrix? Agreement { get; init; }
}
