namespace Facsimile.Evaluation;

/// <summary>Every metric of one reconstructed image.</summary>
/// <param name="Mse">See <see cref="Metric.Mse"/>.</param>
/// <param name="Psnr">See <see cref="Metric.Psnr"/>; infinite for an exact reconstruction.</param>
/// <param name="Ssim">See <see cref="Metric.Ssim"/>; NaN when the image is smaller than 7×7.</param>
/// <param name="SsimGaussian">See <see cref="Metric.SsimGaussian"/>; NaN when the image is smaller than 11×11.</param>
/// <param name="PixelAccuracy">See <see cref="Metric.PixelAccuracy"/>.</param>
public readonly record struct ImageScores(double Mse, double Psnr, double Ssim, double SsimGaussian, double PixelAccuracy)
{
    /// <summary>The value of one metric.</summary>
    public double this[Metric metric] => metric switch
    {
        Metric.Mse => Mse,
        Metric.Psnr => Psnr,
        Metric.Ssim => Ssim,
        Metric.SsimGaussian => SsimGaussian,
        Metric.PixelAccuracy => PixelAccuracy,
        _ => throw new ArgumentOutOfRangeException(nameof(metric), metric, "There is no such metric."),
    };
}
