using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Models;

/// <summary>
/// An autoencoder whose encoder gives a normal distribution of codes, trained so that all these distributions together come
/// near N(0, I): decoding codes drawn from N(0, I) gives new images (Kingma and Welling, "Auto-Encoding Variational Bayes",
/// 2014). Wherever one code is wanted, to reconstruct or to encode an image, it is the mean.
/// </summary>
public sealed class VariationalAutoencoder : Autoencoder
{
    private readonly Sequential _inference;

    /// <summary>Joins an encoder and a decoder.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="encoder">
    /// From channels × height × width to the mean and the log-variance of each number of the code, and last a
    /// <see cref="GaussianSampling"/>.
    /// </param>
    /// <param name="decoder">From the code back to channels × height × width.</param>
    /// <exception cref="ShapeException">Image, encoder and decoder do not fit together.</exception>
    public VariationalAutoencoder(ImageShape shape, Sequential encoder, Sequential decoder)
        : base(shape, encoder, decoder)
    {
        if (encoder.Layers[^1] is not GaussianSampling)
        {
            throw new ShapeException(
                $"The last layer of the encoder is {encoder.Layers[^1]}, but a {nameof(GaussianSampling)} is needed.");
        }

        _inference = new Sequential(encoder.Input, encoder.Layers[..^1]);
    }

    /// <inheritdoc/>
    internal override string Kind => "a variational autoencoder";

    /// <inheritdoc/>
    private protected override string Noun => "variational autoencoder";

    /// <summary>The distributions of the codes of images.</summary>
    /// <param name="images">Images of this model's size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <exception cref="ShapeException">The images have another size.</exception>
    public GaussianCodes EncodeDistribution(Images images, WorkerPool? workers = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Split(
            images.Count, Inference.Run(_inference, images.Count, Inference.SourceOf(images, Shape), workers));
    }

    /// <summary>The distributions of the codes of images given as floats in [0, 1].</summary>
    /// <param name="images">N×C×H×W or N × image size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <exception cref="ShapeException">The images have another size.</exception>
    public GaussianCodes EncodeDistribution(Tensor<float> images, WorkerPool? workers = null)
    {
        int count = Inference.Count(images, Encoder);
        return Split(count, Inference.Run(_inference, count, Inference.SourceOf(images), workers));
    }

    /// <summary>What comes out of the decoder before its last activation.</summary>
    /// <param name="codes">N × code size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N×C×H×W: logits when the output is a sigmoid, otherwise the same as of <see cref="Autoencoder.Decode"/>.</returns>
    /// <exception cref="ShapeException">The codes have another size.</exception>
    public Tensor<float> DecodeLogits(Tensor<float> codes, WorkerPool? workers = null)
    {
        int count = Inference.Count(codes, Decoder);
        return Pictures(count, Inference.Run(Decoder, count, Inference.SourceOf(codes), workers, logits: true));
    }

    /// <summary>New images: what the decoder makes of codes drawn from N(0, I).</summary>
    /// <param name="count">How many, at least 0.</param>
    /// <param name="seed">The seed of the codes.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N×C×H×W, the mean of each pixel.</returns>
    /// <exception cref="FacsimileException">They are more than can be held at once.</exception>
    public Tensor<float> Sample(int count, int seed = 0, WorkerPool? workers = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        Inference.RequireRoom(Decoder, count);
        return Decode(Codes(count, GaussianCodes.Noise(checked(count * CodeSize), seed)), workers);
    }

    /// <summary>Reads a variational autoencoder that <see cref="Model.Save"/> wrote.</summary>
    /// <param name="path">A safetensors file with the model's architecture.</param>
    /// <exception cref="FacsimileException">The file is missing, damaged or not of a variational autoencoder.</exception>
    public static new VariationalAutoencoder Load(string path)
        => Load<VariationalAutoencoder>(path, "a variational autoencoder");

    private GaussianCodes Split(int count, float[] values)
    {
        float[] means = new float[count * CodeSize];
        float[] logVariances = new float[means.Length];
        for (int i = 0; i < count; i++)
        {
            values.AsSpan(2 * i * CodeSize, CodeSize).CopyTo(means.AsSpan(i * CodeSize));
            values.AsSpan(((2 * i) + 1) * CodeSize, CodeSize).CopyTo(logVariances.AsSpan(i * CodeSize));
        }

        return new GaussianCodes(Codes(count, means), Codes(count, logVariances));
    }
}
