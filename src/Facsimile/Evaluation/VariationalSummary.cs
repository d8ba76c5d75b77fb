using System.Collections.Immutable;

namespace Facsimile.Evaluation;

/// <summary>
/// How likely images are under a variational autoencoder, in nats (natural logarithms) an image, less is better; and what its
/// code carries of them.
/// </summary>
/// <param name="Likelihood">What an image is compared with its reconstruction by, in words.</param>
/// <param name="Reconstruction">
/// The negative logarithm of the likelihood of an image given one code drawn from its distribution, summed over its pixels.
/// </param>
/// <param name="ReconstructionPerPixel">The same as the mean over the pixels.</param>
/// <param name="Divergence">The divergence of that distribution from N(0, I).</param>
/// <param name="Units">What each number of the code carries.</param>
/// <param name="NegativeLogLikelihood">An estimate that is nearer to the true value than the bound.</param>
public sealed record VariationalSummary(
    string Likelihood,
    double Reconstruction,
    double ReconstructionPerPixel,
    double Divergence,
    ImmutableArray<VariationalUnit> Units,
    LikelihoodEstimate NegativeLogLikelihood)
{
    /// <summary>
    /// The negative evidence lower bound: reconstruction and divergence, whatever the weight of the latter in training.
    /// </summary>
    public double NegativeLowerBound => Reconstruction + Divergence;

    /// <summary>How many numbers of the code are active.</summary>
    public int ActiveUnits => Units.Count(unit => unit.IsActive);

    /// <summary>
    /// A warning that the posterior has collapsed: that fewer than half of the numbers of the code depend on the image. Null when
    /// they do.
    /// </summary>
    public string? CollapseWarning
    {
        get
        {
            (int active, int all) = (ActiveUnits, Units.Length);
            const string Remedy = "Lower divergence.weight, or give divergence.warmupEpochs or divergence.freeNats";
            return active == 0
                    ? $"The posterior has collapsed: no number of the code depends on the image, so all images get the same code. {Remedy}."
                : 2 * active < all
                    ? FormattableString.Invariant($"The posterior has partly collapsed: only {active:N0} of the {all:N0} numbers of the code ")
                        + $"{(active == 1 ? "depends" : "depend")} on the image. {Remedy}, or use a smaller code."
                : null;
        }
    }
}
