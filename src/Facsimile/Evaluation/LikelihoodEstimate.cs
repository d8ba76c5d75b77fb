namespace Facsimile.Evaluation;

/// <summary>
/// The importance-weighted estimate of the negative log-likelihood of images, −log (1/K)·Σ p(x|z)·p(z) / q(z|x) with K codes z
/// from q(z|x) (Burda, Grosse and Salakhutdinov, "Importance Weighted Autoencoders", 2016, section 3). On average it lies above the
/// true value, and comes nearer as K grows.
/// </summary>
/// <param name="Mean">The mean over the images, in nats.</param>
/// <param name="NegativeLowerBound">The negative evidence lower bound of the same images and codes: the same without the sum.</param>
/// <param name="Samples">The codes drawn for each image, K.</param>
/// <param name="Images">How many images, the first of the data.</param>
public sealed record LikelihoodEstimate(double Mean, double NegativeLowerBound, int Samples, int Images)
{
    /// <summary>What was drawn, for example <c>100 codes of each of the first 500 images</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"{Samples:N0} code{(Samples == 1 ? "" : "s")} of ")
        + (Images == 1 ? "one image" : FormattableString.Invariant($"each of the first {Images:N0} images"));
}
