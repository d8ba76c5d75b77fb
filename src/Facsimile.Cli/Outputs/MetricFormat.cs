using System.Globalization;
using Facsimile.Evaluation;

namespace Facsimile.Cli.Outputs;

/// <summary>How metrics are named and written in tables.</summary>
internal static class MetricFormat
{
    /// <summary>The name, with an arrow that points to better.</summary>
    public static string Name(Metric metric) => metric switch
    {
        Metric.Mse => "MSE ↓",
        Metric.Psnr => "PSNR (dB) ↑",
        Metric.Ssim => "SSIM ↑",
        Metric.SsimGaussian => "SSIM, Gaussian ↑",
        Metric.PixelAccuracy => "Pixel accuracy ↑",
        _ => metric.ToString(),
    };

    /// <summary>The value with as many digits as mean something.</summary>
    public static string Value(Metric metric, double value) => value switch
    {
        double.PositiveInfinity => "∞",
        double.NegativeInfinity => "-∞",
        double.NaN => "–",
        _ => value.ToString(
            metric switch
            {
                Metric.Mse => "0.00000",
                Metric.Psnr => "0.00",
                _ => "0.0000",
            },
            CultureInfo.InvariantCulture),
    };
}
