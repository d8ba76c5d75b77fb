namespace Facsimile.Evaluation;

/// <summary>A measure of how close a reconstruction is to its original, computed for each image.</summary>
public enum Metric
{
    /// <summary>Mean squared error over the pixels in [0, 1]; lower is better.</summary>
    Mse,

    /// <summary>Peak signal-to-noise ratio in decibel, 10·log₁₀(1 / MSE); higher is better.</summary>
    Psnr,

    /// <summary>Structural similarity, 7×7 uniform window and sample covariance; higher is better, 1 at most.</summary>
    Ssim,

    /// <summary>Structural similarity, Gaussian window of σ 1.5 and population covariance; higher is better, 1 at most.</summary>
    SsimGaussian,

    /// <summary>The share of pixels with (output &gt; 0.5) = (target &gt; 0.5); higher is better.</summary>
    PixelAccuracy,
}
