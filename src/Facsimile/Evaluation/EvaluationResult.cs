using System.Collections.Immutable;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>All that was measured of a model on a set of images; every report shows figures from this record.</summary>
public sealed record EvaluationResult : ModelEvaluation
{
    /// <inheritdoc/>
    public override int ImageCount => Scores.Length;

    /// <summary>How many numbers a latent code has.</summary>
    public required int CodeSize { get; init; }

    /// <summary>The scores of each image, in the order of the data.</summary>
    public required ImmutableArray<ImageScores> Scores { get; init; }

    /// <summary>The class number of each image; empty when there are no labels.</summary>
    public ImmutableArray<byte> Labels { get; init; } = [];

    /// <summary>The name of each class, from label 0; empty when there are no labels.</summary>
    public ImmutableArray<string> ClassNames { get; init; } = [];

    /// <summary>
    /// Each metric over all images. A structural similarity whose window is larger than the images is left out, here, by class
    /// and in the baseline.
    /// </summary>
    public required ImmutableSortedDictionary<Metric, Distribution> Summary { get; init; }

    /// <summary>
    /// The metric that images and classes are ranked by: <see cref="Metric.Ssim"/>; for images smaller than its window
    /// <see cref="Metric.Mse"/>, of which less is better.
    /// </summary>
    public Metric MainMetric => ScoreSummary.MainMetric(Summary);

    /// <summary>Each metric over the images of each class that occurs; empty when there are no labels.</summary>
    public ImmutableArray<ClassSummary> Classes { get; init; } = [];

    /// <summary>
    /// What to compare with when the model was given corrupted images: all figures of this record belong to these. Null when the
    /// images were clean.
    /// </summary>
    public RestorationSummary? Restoration { get; init; }

    /// <summary>
    /// The same metrics of a principal component analysis with as many components as the code has numbers, fitted to the
    /// training images: what a linear model can do. (When there are fewer training images than that, it has as many components
    /// as images.) Its pixels are cut off at 0 and 1. Null when no training images were given.
    /// </summary>
    public ImmutableSortedDictionary<Metric, Distribution>? PcaBaseline { get; init; }

    /// <summary>
    /// The error of a model that has learnt nothing: the median over the images of the mean squared error of the mean training
    /// image (a principal component analysis without components). Null when no training images were given.
    /// </summary>
    public double? MeanImageError { get; init; }

    /// <summary>The figures that only a variational autoencoder has; null for other models.</summary>
    public VariationalSummary? Variational { get; init; }

    /// <summary>What its decoder makes of codes; null for other models.</summary>
    public VariationalPictures? VariationalPictures { get; init; }

    /// <summary>
    /// Ten images to look at: the first ten when their labels differ; else, as in folders of one class after the other, ten
    /// spread evenly over the data.
    /// </summary>
    public required ReconstructionSample First { get; init; }

    /// <summary>The nine best images by <see cref="MainMetric"/>, best first.</summary>
    public required ReconstructionSample Best { get; init; }

    /// <summary>The nine worst images by <see cref="MainMetric"/>, worst first.</summary>
    public required ReconstructionSample Worst { get; init; }

    /// <summary>The codes as points of a plane; null for codes of one number, or for a single image.</summary>
    public LatentMap? LatentMap { get; init; }
}
