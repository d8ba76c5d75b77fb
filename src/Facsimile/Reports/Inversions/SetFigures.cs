using Facsimile.Inversion.Analysis;
using Facsimile.Statistics;

namespace Facsimile.Reports.Inversions;

/// <summary>The figures of one latent set that tables, sentences and files share.</summary>
/// <param name="Set">The set.</param>
/// <param name="Loss">‖D(z) − x‖² over the images.</param>
/// <param name="Change">δ over the images, in per cent.</param>
/// <param name="Distance">How far the codes lie from the encoder's.</param>
internal sealed record SetFigures(LatentSet Set, Distribution Loss, Distribution Change, Distribution Distance)
{
    /// <summary>The share of decoded codes that got the label of their image; null without a classifier.</summary>
    public double? SuccessRate => Set.Agreement?.Accuracy;

    /// <summary>The name as a part of the names of files and elements: letters, digits and hyphens.</summary>
    public string Slug => string.Concat(Set.Name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) ? c : '-'));

    public static SetFigures Of(LatentSet set)
        => new(set, Distribution.Of(set.Losses.AsSpan()), Distribution.Of(set.Changes.AsSpan()), Distribution.Of(set.Distances.AsSpan()));

    /// <summary>The square of the sample standard deviation.</summary>
    public static double Variance(Distribution values) => values.StandardDeviation * values.StandardDeviation;
}
