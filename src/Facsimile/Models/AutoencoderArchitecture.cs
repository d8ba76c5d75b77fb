using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;

namespace Facsimile.Models;

/// <summary>The plan of an autoencoder.</summary>
public abstract record AutoencoderArchitecture : Architecture
{
    /// <inheritdoc/>
    internal sealed override Loss UsualLoss => new MeanSquaredError();

    /// <summary>Makes the encoder and the decoder, with parameters of zero.</summary>
    /// <param name="image">The size of the images.</param>
    /// <param name="size">The most values that the model may have; nothing larger is allocated.</param>
    /// <exception cref="FacsimileException">
    /// The plan is contradictory or too large, a number is outside its range, or the images have a size that cannot work.
    /// </exception>
    internal abstract (Sequential Encoder, Sequential Decoder) Build(ImageShape image, ModelSize size);
}
