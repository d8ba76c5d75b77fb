using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models.Plans;

namespace Facsimile.Models;

/// <summary>The plan of an autoencoder whose layers are all given, in two lists.</summary>
public sealed record LayeredArchitecture : AutoencoderArchitecture
{
    /// <summary>
    /// The layers from the image to the code; where the network is variational, to twice as many numbers: the means, then the
    /// logarithms of the variances.
    /// </summary>
    public required ImmutableArray<LayerPlan> Encoder { get; init; }

    /// <summary>The layers from the code back to an image of the same size.</summary>
    public required ImmutableArray<LayerPlan> Decoder { get; init; }

    /// <summary>Compares by value, layer by layer.</summary>
    public bool Equals(LayeredArchitecture? other)
        => base.Equals(other) && Encoder.SequenceEqual(other.Encoder) && Decoder.SequenceEqual(other.Decoder);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Encoder.Length, Decoder.Length);

    /// <inheritdoc/>
    internal override (Sequential Encoder, Sequential Decoder) Build(ImageShape image, ModelSize size)
    {
        Shape shape = NetworkBuilder.ShapeOf(image);
        Sequential encoder = Build(Encoder, shape, "network.encoder", size, Variational);
        Sequential decoder = Build(Decoder, encoder.Output, "network.decoder", size, sampling: false);
        return decoder.Output.Equals(shape)
            ? (encoder, decoder)
            : throw new FacsimileException(
                $"network.decoder gives {decoder.Output}, but the images are {shape}; "
                    + "change the strides, paddings, scales or channels of its layers.");
    }

    private static Sequential Build(
        ImmutableArray<LayerPlan> plans, Shape input, string path, ModelSize size, bool sampling)
    {
        var builder = new NetworkBuilder(input, size);
        builder.Add(plans, path);
        if (sampling)
        {
            builder.AddSampling(path);
        }

        return builder.Build(path);
    }
}
