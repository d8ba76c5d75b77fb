using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;

namespace Facsimile.Models;

/// <summary>The plan of an autoencoder.</summary>
public abstract record AutoencoderArchitecture : Architecture
{
    /// <summary>
    /// Whether the code is a normal distribution instead of a point: the encoder gives a mean and the logarithm of a variance for
    /// each number of the code, and the model is a <see cref="VariationalAutoencoder"/>. False by default.
    /// </summary>
    public bool Variational { get; init; }

    /// <inheritdoc/>
    internal sealed override Loss UsualLoss
        => Variational ? new BinaryCrossEntropy { Reduction = Reduction.Sum } : new MeanSquaredError();

    /// <summary>Makes the encoder and the decoder, with parameters of zero.</summary>
    /// <param name="image">The size of the images.</param>
    /// <param name="size">The most values that the model may have; nothing larger is allocated.</param>
    /// <exception cref="FacsimileException">
    /// The plan is contradictory or too large, a number is outside its range, or the images have a size that cannot work.
    /// </exception>
    internal abstract (Sequential Encoder, Sequential Decoder) Build(ImageShape image, ModelSize size);

    /// <summary>How many values the encoder's last layer gives for a code of some size.</summary>
    internal int EncoderOutputs(int codeSize) => Variational ? 2 * codeSize : codeSize;

    /// <summary>Refuses an activation on the code of a variational autoencoder.</summary>
    private protected void CheckCode(string activation)
    {
        if (Variational && activation != "linear")
        {
            throw new FacsimileException(
                $"network.code is '{activation}', but the code of a variational network is a mean and a log-variance, which can have "
                + "any value; leave it linear.");
        }
    }
}
