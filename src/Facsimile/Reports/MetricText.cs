using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>How a metric is named, which figure stands for all images, and how its values are written.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Name">Its name in tables.</param>
/// <param name="ShortName">Its name where there is little room.</param>
/// <param name="ByMedian">Whether the median stands for all images; else the mean does.</param>
/// <param name="Format">Writes a value in a table.</param>
/// <param name="FormatBriefly">Writes a value in a sentence.</param>
internal sealed record MetricText(
    Metric Metric,
    string Name,
    string ShortName,
    bool ByMedian,
    Func<double, string> Format,
    Func<double, string> FormatBriefly)
{
    /// <summary>All metrics in the order of tables.</summary>
    public static ImmutableArray<MetricText> All { get; } =
    [
        new(Metric.Ssim, "SSIM", "SSIM", true, Decimals(3), Decimals(2)),
        new(Metric.SsimGaussian, "SSIM, Gaussian window", "Gaussian SSIM", true, Decimals(3), Decimals(2)),
        new(Metric.Mse, "Mean squared error", "MSE", false, Digits(3), Digits(3)),
        new(Metric.Psnr, "PSNR (dB)", "PSNR (dB)", true, Decimals(2), Decimals(1)),
        new(Metric.PixelAccuracy, "Pixel accuracy", "Pixel accuracy", false, Figure.Percent, Figure.Percent),
    ];

    /// <summary>Which way is good.</summary>
    public bool HigherIsBetter => ScoreSummary.HigherIsBetter(Metric);

    /// <summary>The word for the figure that stands for all images.</summary>
    public string Average => ByMedian ? "median" : "mean";

    /// <summary>The figure that stands for all images, in a sentence.</summary>
    public string InWords => ByMedian ? $"median {ShortName}" : char.ToLowerInvariant(Name[0]) + Name[1..];

    /// <summary>The texts of one metric.</summary>
    public static MetricText Of(Metric metric) => All.Single(text => text.Metric == metric);

    /// <summary>The texts of the metrics that were measured, in the order of tables.</summary>
    public static IEnumerable<MetricText> In(ImmutableSortedDictionary<Metric, Distribution> metrics)
        => All.Where(text => metrics.ContainsKey(text.Metric));

    /// <summary>The figure that stands for all images.</summary>
    public double Typical(ImmutableSortedDictionary<Metric, Distribution> metrics)
        => ByMedian ? metrics[Metric].Median : metrics[Metric].Mean;

    /// <summary>The items in order, the best one first, equals in the order given.</summary>
    public IEnumerable<T> BestFirst<T>(IEnumerable<T> items, Func<T, ImmutableSortedDictionary<Metric, Distribution>> metrics)
        => HigherIsBetter
            ? items.OrderByDescending(item => Typical(metrics(item)))
            : items.OrderBy(item => Typical(metrics(item)));

    /// <summary>Writes a value under a picture, which may be a few letters wide.</summary>
    public string UnderPicture(double value) => Metric == Metric.Mse ? Figure.Significant(value, 2) : FormatBriefly(value);

    private static Func<double, string> Digits(int count) => value => Figure.Significant(value, count);

    private static Func<double, string> Decimals(int count) => value => Figure.Fixed(value, count);
}
