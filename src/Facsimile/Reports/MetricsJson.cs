using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Statistics;

namespace Facsimile.Reports;

/// <summary>The metrics in <c>evaluation.json</c>, by name; images too small for a structural similarity have none.</summary>
internal sealed record MetricsJson(
    Distribution Mse,
    Distribution Psnr,
    Distribution PixelAccuracy,
    Distribution? Ssim = null,
    Distribution? SsimGaussian = null)
{
    public static MetricsJson Of(ImmutableSortedDictionary<Metric, Distribution> summary) => new(
        summary[Metric.Mse],
        summary[Metric.Psnr],
        summary[Metric.PixelAccuracy],
        summary.GetValueOrDefault(Metric.Ssim),
        summary.GetValueOrDefault(Metric.SsimGaussian));

    public bool HasSameMetricsAs(MetricsJson other)
        => (Ssim is null) == (other.Ssim is null) && (SsimGaussian is null) == (other.SsimGaussian is null);

    public ImmutableSortedDictionary<Metric, Distribution> ToDictionary()
    {
        (Metric Metric, Distribution? Values)[] all =
        [
            (Metric.Mse, Mse),
            (Metric.Psnr, Psnr),
            (Metric.Ssim, Ssim),
            (Metric.SsimGaussian, SsimGaussian),
            (Metric.PixelAccuracy, PixelAccuracy),
        ];
        return all.Where(one => one.Values is not null).ToImmutableSortedDictionary(one => one.Metric, one => one.Values!);
    }
}
