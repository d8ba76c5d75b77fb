using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>The metrics in <c>evaluation.json</c>, by name.</summary>
internal sealed record MetricsJson(
    Distribution Mse, Distribution Psnr, Distribution Ssim, Distribution SsimGaussian, Distribution PixelAccuracy)
{
    public static MetricsJson Of(ImmutableSortedDictionary<Metric, Distribution> summary) => new(
        summary[Metric.Mse],
        summary[Metric.Psnr],
        summary[Metric.Ssim],
        summary[Metric.SsimGaussian],
        summary[Metric.PixelAccuracy]);

    public ImmutableSortedDictionary<Metric, Distribution> ToDictionary()
        => ImmutableSortedDictionary.CreateRange(new Dictionary<Metric, Distribution>
        {
            [Metric.Mse] = Mse,
            [Metric.Psnr] = Psnr,
            [Metric.Ssim] = Ssim,
            [Metric.SsimGaussian] = SsimGaussian,
            [Metric.PixelAccuracy] = PixelAccuracy,
        });
}
