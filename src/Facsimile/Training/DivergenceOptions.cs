using Facsimile.Losses;

namespace Facsimile.Training;

/// <summary>
/// How much the divergence of its codes from N(0, I) counts in the training of a variational autoencoder, whose loss is
/// reconstruction + weight · divergence.
/// </summary>
public sealed record DivergenceOptions
{
    /// <summary>
    /// The weight of the divergence, β of Higgins et al., "β-VAE", 2017; at least 0, 1 by default: then the loss is the negative
    /// evidence lower bound.
    /// </summary>
    public double Weight { get; init; } = 1;

    /// <summary>
    /// Over how many epochs the weight rises evenly to its value, so that the model learns to use its code first (Bowman et al.,
    /// "Generating Sentences from a Continuous Space", 2016); 0, the default, for none. In epoch e it is weight · e / (epochs + 1). The losses
    /// of the history have the full weight in every epoch, so that they can be compared.
    /// </summary>
    public int WarmupEpochs { get; init; }

    /// <summary>
    /// The divergence in nats, as the mean over a batch, up to which each number of the code is free: below it, nothing makes it
    /// smaller (Kingma et al., "Improved Variational Inference with Inverse Autoregressive Flow", 2016). 0, the default, for none.
    /// </summary>
    public double FreeNats { get; init; }

    /// <summary>Checks the settings.</summary>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    public void Validate()
    {
        if (Weight is not (>= 0 and <= 1e6))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"divergence.weight is {Weight}; it must lie between 0 and 1000000."));
        }

        if (WarmupEpochs < 0)
        {
            throw new FacsimileException($"divergence.warmupEpochs is {WarmupEpochs}; it must be at least 0.");
        }

        if (FreeNats is not (>= 0 and <= 1e6))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"divergence.freeNats is {FreeNats}; it must lie between 0 and 1000000."));
        }
    }

    /// <summary>The whole loss in words, for example <c>binary cross-entropy (sum over pixels) + 4 · divergence</c>.</summary>
    internal string LossName(Loss reconstruction)
        => FormattableString.Invariant($"{reconstruction.Name} + {(Weight == 1 ? "" : $"{Weight} · ")}divergence");

    /// <summary>The weight in an epoch, from 1; epoch 0 stands for the final weight.</summary>
    internal double WeightAt(int epoch)
        => epoch == 0 || epoch > WarmupEpochs ? Weight : Weight * epoch / (WarmupEpochs + 1.0);
}
