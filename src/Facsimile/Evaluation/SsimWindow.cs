namespace Facsimile.Evaluation;

/// <summary>The window over which structural similarity takes its means, variances and covariances.</summary>
public enum SsimWindow
{
    /// <summary>
    /// 7×7, all pixels alike, sample covariance (divisor n − 1): the default of scikit-image's <c>structural_similarity</c>.
    /// </summary>
    Uniform,

    /// <summary>
    /// 11×11, Gaussian weights of σ 1.5, population covariance: the window of the paper; scikit-image with
    /// <c>gaussian_weights=True, sigma=1.5, use_sample_covariance=False</c>.
    /// </summary>
    Gaussian,
}
