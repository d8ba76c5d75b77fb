namespace Facsimile.Evaluation;

/// <summary>What one number of the code of a variational autoencoder carries.</summary>
/// <param name="Divergence">What it adds to the divergence from N(0, I), as the mean over the images, in nats.</param>
/// <param name="MeanVariance">The variance of its mean over the images.</param>
public sealed record VariationalUnit(double Divergence, double MeanVariance)
{
    /// <summary>
    /// Whether it depends on the image: the variance of its mean is above 0.01 (Burda, Grosse and Salakhutdinov, "Importance
    /// Weighted Autoencoders", 2016, section 5.2).
    /// </summary>
    public bool IsActive => MeanVariance > 0.01;
}
