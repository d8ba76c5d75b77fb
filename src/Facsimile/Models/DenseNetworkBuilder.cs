using Facsimile.Data;
using Facsimile.Layers;

namespace Facsimile.Models;

/// <summary>Makes the layers that a <see cref="DenseArchitecture"/> plans.</summary>
internal static class DenseNetworkBuilder
{
    /// <summary>The encoder and the decoder, with parameters of zero.</summary>
    public static (Sequential Encoder, Sequential Decoder) Build(ImageShape image, DenseArchitecture architecture)
    {
        if (architecture.Dropout is not (>= 0 and < 1))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"network.dropout is {architecture.Dropout}; it must lie from 0 to below 1."));
        }

        int[] widths = [image.Size, .. architecture.EncoderWidths(image.Size)];
        CheckSize(widths);
        var shape = new Shape(image.Channels, image.Height, image.Width);
        List<Layer> encoder = [new Flatten()];
        AddLayers(encoder, widths, architecture, architecture.Code);
        Array.Reverse(widths);
        List<Layer> decoder = [];
        AddLayers(decoder, widths, architecture, architecture.Output);
        decoder.Add(new Reshape(shape));
        return (new Sequential(shape, encoder), new Sequential(new Shape(widths[0]), decoder));
    }

    private static void AddLayers(List<Layer> layers, int[] widths, DenseArchitecture architecture, string last)
    {
        for (int i = 0; i + 1 < widths.Length; i++)
        {
            bool isLast = i + 2 == widths.Length;
            layers.Add(new Dense(widths[i], widths[i + 1]));
            if (ActivationCatalog.Create(isLast ? last : architecture.Hidden) is { } activation)
            {
                layers.Add(activation);
            }

            if (!isLast && architecture.Dropout > 0)
            {
                layers.Add(new Dropout(architecture.Dropout));
            }
        }
    }

    /// <summary>
    /// Refuses a network too large to train, before anything is allocated: training holds six copies of the weights.
    /// </summary>
    private static void CheckSize(int[] widths)
    {
        const long Maximum = 1L << 27;
        long weights = 0;
        for (int i = 0; i + 1 < widths.Length; i++)
        {
            weights += 2L * widths[i] * widths[i + 1];
        }

        if (weights > Maximum)
        {
            throw new FacsimileException(
                $"The network {string.Join('–', widths)} would have {weights} weights; at most {Maximum} are allowed. "
                    + "Use smaller layers.");
        }
    }
}
