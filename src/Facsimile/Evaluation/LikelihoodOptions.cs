using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Training;

namespace Facsimile.Evaluation;

/// <summary>How the likelihood of images under a variational autoencoder is measured.</summary>
public sealed record LikelihoodOptions
{
    /// <summary>The most samples an image.</summary>
    public const int MostSamples = 1_000_000;

    /// <summary>
    /// The likelihood of an image given its code: <see cref="BinaryCrossEntropy"/> with <see cref="Reduction.Sum"/>, or
    /// <see cref="GaussianLikelihood"/>; that of the training is the right one.
    /// </summary>
    /// <value>Default: null, the first for a model that ends in a sigmoid, else the second.</value>
    public Loss? Loss { get; init; }

    /// <summary>
    /// How many codes of each image the estimate of the negative log-likelihood draws, 1 to <see cref="MostSamples"/>; the more,
    /// the nearer it comes to the true value, from above.
    /// </summary>
    /// <value>Default: 100.</value>
    public int Samples { get; init; } = 100;

    /// <summary>How many images that estimate takes, the first ones; at least 1.</summary>
    /// <value>Default: 500. With 100 samples each, the network of the recipe vae-2 takes some seconds on two cores.</value>
    public int Images { get; init; } = 500;

    /// <summary>
    /// The seed of all draws; with that of the training the negative lower bound is the test loss of its last epoch, where the
    /// divergence has weight 1.
    /// </summary>
    /// <value>Default: 0.</value>
    public int Seed { get; init; }

    /// <summary>The likelihood for a model.</summary>
    /// <exception cref="FacsimileException">A setting is outside its range, or the loss does not fit the model.</exception>
    internal Loss LossFor(VariationalAutoencoder model)
    {
        if (Samples is < 1 or > MostSamples)
        {
            throw new FacsimileException($"The samples of the likelihood are {Samples}; they must be 1 to {MostSamples}.");
        }

        if (Images < 1)
        {
            throw new FacsimileException($"The images of the likelihood are {Images}; they must be at least 1.");
        }

        bool givesLogits = model.Network.Stages[^1].Fused is Sigmoid;
        Loss loss = Loss ?? (givesLogits ? new BinaryCrossEntropy { Reduction = Reduction.Sum } : new GaussianLikelihood());
        VariationalTask.CheckLoss(loss);
        loss.Validate();
        return givesLogits || !loss.TakesLogits
            ? loss
            : throw new FacsimileException($"The loss '{loss.Name}' needs a model that ends in a sigmoid; this one does not.");
    }
}
