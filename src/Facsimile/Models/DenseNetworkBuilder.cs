using Facsimile.Data;
using Facsimile.Layers;

namespace Facsimile.Models;

/// <summary>Makes the layers that a <see cref="DenseArchitecture"/> or a <see cref="ClassifierArchitecture"/> plans.</summary>
internal static class DenseNetworkBuilder
{
    /// <summary>The encoder and the decoder of an autoencoder, with parameters of zero.</summary>
    public static (Sequential Encoder, Sequential Decoder) Build(ImageShape image, DenseArchitecture architecture)
    {
        int[] widths = [image.Size, .. architecture.EncoderWidths(image.Size)];
        CheckSize(widths, mirrored: true);
        var shape = new Shape(image.Channels, image.Height, image.Width);
        List<Layer> encoder = [new Flatten()];
        AddLayers(encoder, widths, architecture.Hidden, architecture.Dropout, architecture.Code);
        Array.Reverse(widths);
        List<Layer> decoder = [];
        AddLayers(decoder, widths, architecture.Hidden, architecture.Dropout, architecture.Output);
        decoder.Add(new Reshape(shape));
        return (new Sequential(shape, encoder), new Sequential(new Shape(widths[0]), decoder));
    }

    /// <summary>The network of a classifier, with parameters of zero.</summary>
    public static Sequential Build(ImageShape image, int classes, ClassifierArchitecture architecture)
    {
        int[] widths = architecture.AllWidths(image.Size, classes);
        CheckSize(widths, mirrored: false);
        List<Layer> layers = [new Flatten()];
        AddLayers(layers, widths, architecture.Hidden, architecture.Dropout, last: "linear");
        return new Sequential(new Shape(image.Channels, image.Height, image.Width), layers);
    }

    private static void AddLayers(List<Layer> layers, int[] widths, string hidden, double dropout, string last)
    {
        if (dropout is not (>= 0 and < 1))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"network.dropout is {dropout}; it must lie from 0 to below 1."));
        }

        for (int i = 0; i + 1 < widths.Length; i++)
        {
            bool isLast = i + 2 == widths.Length;
            layers.Add(new Dense(widths[i], widths[i + 1]));
            if (ActivationCatalog.Create(isLast ? last : hidden) is { } activation)
            {
                layers.Add(activation);
            }

            if (!isLast && dropout > 0)
            {
                layers.Add(new Dropout(dropout));
            }
        }
    }

    /// <summary>
    /// Refuses a network too large to train, before anything is allocated: training holds six copies of the weights.
    /// </summary>
    private static void CheckSize(int[] widths, bool mirrored)
    {
        const long Maximum = 1L << 27;
        long weights = 0;
        for (int i = 0; i + 1 < widths.Length; i++)
        {
            weights += (mirrored ? 2L : 1L) * widths[i] * widths[i + 1];
        }

        if (weights > Maximum)
        {
            throw new FacsimileException(
                $"The network {string.Join('–', widths)} would have {weights} weights; at most {Maximum} are allowed. "
                    + "Use smaller layers.");
        }
    }
}
