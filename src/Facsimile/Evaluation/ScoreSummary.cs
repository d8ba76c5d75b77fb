using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Data;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>Sums the scores of images up: over all, by class, and in order.</summary>
internal static class ScoreSummary
{
    /// <summary>The distribution of each metric that images of this size have.</summary>
    public static ImmutableSortedDictionary<Metric, Distribution> Of(IReadOnlyCollection<ImageScores> scores, ImageShape shape)
        => Enum.GetValues<Metric>()
            .Where(metric => Applies(metric, shape))
            .ToImmutableSortedDictionary(
                metric => metric,
                metric => Distribution.Of(scores.Select(score => score[metric]).ToArray()));

    /// <summary>The same for each class that occurs, by label.</summary>
    public static ImmutableArray<ClassSummary> OfClasses(
        ImageScores[] scores, LabelledImages images, ImmutableArray<string> names)
        => images.Labels is not { } labels
            ? []
            : [.. scores.Zip(labels)
                .GroupBy(pair => pair.Second, pair => pair.First)
                .OrderBy(group => group.Key)
                .Select(group => new ClassSummary(group.Key, ClassName(group.Key, names), Of([.. group], images.Shape)))];

    /// <summary>The given names, and numbers for the labels beyond them; none without labels.</summary>
    public static ImmutableArray<string> ClassNames(byte[]? labels, ImmutableArray<string> names)
        => labels is null
            ? []
            : [.. Enumerable.Range(0, Math.Max(names.Length, labels.Max() + 1)).Select(label => ClassName(label, names))];

    /// <summary>What images, classes and runs are ranked by: SSIM, or MSE where there is none.</summary>
    public static Metric MainMetric(ImmutableSortedDictionary<Metric, Distribution> summary)
        => summary.ContainsKey(Metric.Ssim) ? Metric.Ssim : Metric.Mse;

    /// <summary>Which way is good.</summary>
    public static bool HigherIsBetter(Metric metric) => metric != Metric.Mse;

    /// <summary>The indices of the images by a metric, equals in the order of the data.</summary>
    public static IEnumerable<int> Ranking(ImageScores[] scores, Metric metric, bool bestFirst)
    {
        double sign = bestFirst == HigherIsBetter(metric) ? -1 : 1;
        return Enumerable.Range(0, scores.Length).OrderBy(i => sign * scores[i][metric]);
    }

    private static bool Applies(Metric metric, ImageShape shape) => metric switch
    {
        Metric.Ssim => Ssim.Fits(shape, SsimWindow.Uniform),
        Metric.SsimGaussian => Ssim.Fits(shape, SsimWindow.Gaussian),
        _ => true,
    };

    private static string ClassName(int label, ImmutableArray<string> names)
        => label < names.Length ? names[label] : label.ToString(CultureInfo.InvariantCulture);
}
