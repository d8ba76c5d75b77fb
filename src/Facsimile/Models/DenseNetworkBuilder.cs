using Facsimile.Data;
using Facsimile.Layers;

namespace Facsimile.Models;

/// <summary>Makes the layers that a <see cref="DenseArchitecture"/> or a <see cref="ClassifierArchitecture"/> plans.</summary>
internal static class DenseNetworkBuilder
{
    /// <summary>The encoder and the decoder of an autoencoder, with parameters of zero.</summary>
    /// <param name="image">The size of the images.</param>
    /// <param name="architecture">The plan.</param>
    /// <param name="size">The most values that the model may have.</param>
    public static (Sequential Encoder, Sequential Decoder) Build(
        ImageShape image, DenseArchitecture architecture, ModelSize size)
    {
        int[] widths = [image.Size, .. architecture.EncoderWidths(image.Size)];
        int codeSize = widths[^1];
        int[] encoderWidths = [.. widths[..^1], architecture.EncoderOutputs(codeSize)];
        Array.Reverse(widths);
        Count(encoderWidths, size);
        Count(widths, size);
        var shape = new Shape(image.Channels, image.Height, image.Width);
        List<Layer> encoder = [new Flatten()];
        AddLayers(encoder, encoderWidths, architecture.Hidden, architecture.Dropout, architecture.Code);
        if (architecture.Variational)
        {
            encoder.Add(new GaussianSampling(codeSize));
        }

        List<Layer> decoder = [];
        AddLayers(decoder, widths, architecture.Hidden, architecture.Dropout, architecture.Output);
        decoder.Add(new Reshape(shape));
        return (new Sequential(shape, encoder), new Sequential(new Shape(codeSize), decoder));
    }

    /// <summary>The network of a classifier, with parameters of zero.</summary>
    /// <param name="image">The size of the images.</param>
    /// <param name="classes">How many classes there are.</param>
    /// <param name="architecture">The plan.</param>
    /// <param name="size">The most values that the model may have.</param>
    public static Sequential Build(ImageShape image, int classes, ClassifierArchitecture architecture, ModelSize size)
    {
        int[] widths = architecture.AllWidths(image.Size, classes);
        Count(widths, size);
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

    /// <summary>Counts the values of dense layers before they are allocated.</summary>
    private static void Count(int[] widths, ModelSize size)
    {
        for (int i = 0; i + 1 < widths.Length; i++)
        {
            size.Add((widths[i] + 1L) * widths[i + 1]);
        }
    }
}
