using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Models.Plans;

namespace Facsimile.Models;

/// <summary>
/// The plan of a convolutional autoencoder for images of any size: convolutions of 3×3 with a stride of 2, each with the given
/// number of channels, halve the image; a dense layer makes the code. The decoder mirrors them with transposed convolutions,
/// whose output padding is chosen so that each step gives back exactly the size that the encoder had there.
/// </summary>
public sealed record ConvolutionalArchitecture : AutoencoderArchitecture
{
    /// <summary>The channels behind each convolution of the encoder, first to last; at least one.</summary>
    public required ImmutableArray<int> Channels { get; init; }

    /// <summary>The size of the code.</summary>
    public required int CodeSize { get; init; }

    /// <summary>The activation between layers, by name (<see cref="ActivationCatalog"/>); <c>relu</c> by default.</summary>
    public string Hidden { get; init; } = "relu";

    /// <summary>The activation of the code; <c>linear</c> by default.</summary>
    public string Code { get; init; } = "linear";

    /// <summary>The activation of the output; <c>sigmoid</c> by default.</summary>
    public string Output { get; init; } = "sigmoid";

    /// <summary>Compares by value, the channels too.</summary>
    public bool Equals(ConvolutionalArchitecture? other)
        => base.Equals(other)
            && Channels.AsSpan().SequenceEqual(other.Channels.AsSpan())
            && (CodeSize, Hidden, Code, Output) == (other.CodeSize, other.Hidden, other.Code, other.Output);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(base.GetHashCode(), Channels.Length, CodeSize, Hidden, Code, Output);

    /// <inheritdoc/>
    internal override (Sequential Encoder, Sequential Decoder) Build(ImageShape image, ModelSize size)
    {
        if (Channels.IsEmpty)
        {
            throw new FacsimileException("network.channels is empty; give the channels of each step, for example [16, 32].");
        }

        DenseArchitecture.Check("network.channels: the number of layers", Channels.Length, DenseArchitecture.MaximumSteps);
        DenseArchitecture.Check("network.codeSize", CodeSize, DenseArchitecture.MaximumWidth);
        List<Shape> sizes = [NetworkBuilder.ShapeOf(image)];
        var encoder = new NetworkBuilder(sizes[0], size);
        for (int i = 0; i < Channels.Length; i++)
        {
            DenseArchitecture.Check($"network.channels[{i}]", Channels[i], Convolution.MaximumChannels);
            encoder.Add(new Conv2dPlan { Channels = Channels[i], Stride = 2, Padding = 1 }, "network.channels");
            encoder.AddActivation(Hidden);
            sizes.Add(encoder.Shape);
        }

        encoder.Add(new FlattenPlan(), "network");
        CheckCode(Code);
        encoder.Add(new DensePlan { Width = EncoderOutputs(CodeSize) }, "network.codeSize");
        encoder.AddActivation(Code);
        if (Variational)
        {
            encoder.AddSampling("network");
        }

        var decoder = new NetworkBuilder(encoder.Shape, size);
        decoder.Add(new DensePlan { Width = sizes[^1].Size }, "network.codeSize");
        decoder.AddActivation(Hidden);
        decoder.Add(new ReshapePlan { Shape = sizes[^1].Dimensions }, "network");
        for (int i = Channels.Length - 1; i >= 0; i--)
        {
            decoder.Add(Enlarge(sizes[i + 1], sizes[i]), "network.channels");
            decoder.AddActivation(i == 0 ? Output : Hidden);
        }

        return (encoder.Build("network"), decoder.Build("network"));
    }

    /// <summary>
    /// The transposed convolution from one size to the next larger one. A side of n comes out as 2·n − 1 without output padding,
    /// and both 2·n − 1 and 2·n were halved to n.
    /// </summary>
    private static ConvTranspose2dPlan Enlarge(Shape from, Shape to) => new()
    {
        Channels = to.Dimensions[0],
        Stride = 2,
        Padding = 1,
        OutputPadding = to.Dimensions[1] - (2 * from.Dimensions[1]) + 1,
        OutputPaddingWidth = to.Dimensions[2] - (2 * from.Dimensions[2]) + 1,
    };
}
