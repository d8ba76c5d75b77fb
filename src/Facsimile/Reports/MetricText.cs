using System.Collections.Immutable;
using Facsimile.Evaluation;

namespace Facsimile.Reports;

/// <summary>How a metric is named and its values are written.</summary>
/// <param name="Metric">Which.</param>
/// <param name="Name">Its name in tables.</param>
/// <param name="HigherIsBetter">Which way is good.</param>
/// <param name="Format">Writes a value.</param>
internal sealed record MetricText(Metric Metric, string Name, bool HigherIsBetter, Func<double, string> Format)
{
    /// <summary>All metrics in the order of tables.</summary>
    public static ImmutableArray<MetricText> All { get; } =
    [
        new(Metric.Ssim, "SSIM", true, value => Figure.Fixed(value, 3)),
        new(Metric.SsimGaussian, "SSIM, Gaussian window", true, value => Figure.Fixed(value, 3)),
        new(Metric.Mse, "Mean squared error", false, Figure.Significant),
        new(Metric.Psnr, "PSNR (dB)", true, value => Figure.Fixed(value, 2)),
        new(Metric.PixelAccuracy, "Pixel accuracy", true, Figure.Percent),
    ];
}
