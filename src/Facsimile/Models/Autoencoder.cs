using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Models;

/// <summary>
/// An encoder, which makes a short code of an image, and a decoder, which makes an image of a code, trained together to give
/// back their input. A trained model may be used by several threads at once.
/// </summary>
public class Autoencoder : Model
{
    /// <summary>Joins an encoder and a decoder.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="encoder">From channels × height × width to the code.</param>
    /// <param name="decoder">From the code back to channels × height × width.</param>
    /// <exception cref="ShapeException">Image, encoder and decoder do not fit together.</exception>
    public Autoencoder(ImageShape shape, Sequential encoder, Sequential decoder)
        : base(shape)
    {
        ArgumentNullException.ThrowIfNull(encoder);
        ArgumentNullException.ThrowIfNull(decoder);
        var image = new Shape(shape.Channels, shape.Height, shape.Width);
        Require(encoder.Input, image, "The encoder's input");
        Require(decoder.Input, encoder.Output, "The decoder's input");
        Require(decoder.Output, image, "The decoder's output");
        Encoder = encoder;
        Decoder = decoder;
        Network = new Sequential(image, [.. encoder.Layers, .. decoder.Layers]);
    }

    /// <summary>From image to code.</summary>
    public Sequential Encoder { get; }

    /// <summary>From code to image.</summary>
    public Sequential Decoder { get; }

    /// <summary>Encoder and decoder as one network, with the same parameters.</summary>
    public Sequential Network { get; }

    /// <summary>How many numbers a code has.</summary>
    public int CodeSize => Encoder.Output.Size;

    /// <summary>The plan that the model was made from; null for a model of one's own layers.</summary>
    public AutoencoderArchitecture? Architecture { get; private init; }

    /// <inheritdoc/>
    public override ModelSummary Summary => new(
    [
        .. Rows("encoder", Encoder),
        .. Rows("decoder", Decoder),
    ]);

    /// <inheritdoc/>
    internal override string Kind => "an autoencoder";

    /// <summary>What it is, without an article.</summary>
    private protected virtual string Noun => "autoencoder";

    /// <inheritdoc/>
    internal override IEnumerable<NamedParameter> Parameters =>
    [
        .. Named("encoder", Encoder),
        .. Named("decoder", Decoder),
    ];

    /// <summary>A dense autoencoder whose widths are evenly spaced from the image down to the code, ReLU between them.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="codeSize">How many numbers a code has, at least 1.</param>
    /// <param name="steps">The layers of the encoder, at least 1; the decoder has as many.</param>
    /// <param name="seed">The seed of the first weights.</param>
    /// <exception cref="FacsimileException">A number is outside its range.</exception>
    public static Autoencoder Dense(ImageShape shape, int codeSize, int steps = 1, int seed = 0)
        => Create(shape, new DenseArchitecture { CodeSize = codeSize, Steps = steps }, seed);

    /// <summary>An autoencoder by a plan, with first weights from the seed.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="architecture">The plan; of a variational one comes a <see cref="VariationalAutoencoder"/>.</param>
    /// <param name="seed">The seed of the first weights.</param>
    /// <exception cref="FacsimileException">
    /// The plan is contradictory or too large, a number is outside its range, or the images have a size that cannot work.
    /// </exception>
    public static Autoencoder Create(ImageShape shape, AutoencoderArchitecture architecture, int seed = 0)
    {
        Autoencoder autoencoder = Empty(shape, architecture, ModelSize.Trainable());
        autoencoder.Network.Initialize(Initializer.Named(architecture.Initializer), seed);
        return autoencoder;
    }

    /// <summary>The codes of images.</summary>
    /// <param name="images">Images of this model's size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N × code size.</returns>
    /// <exception cref="ShapeException">The images have another size.</exception>
    public Tensor<float> Encode(Images images, WorkerPool? workers = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Codes(images.Count, Inference.Run(Encoder, images.Count, Inference.SourceOf(images, Shape), workers));
    }

    /// <summary>The codes of images given as floats in [0, 1].</summary>
    /// <param name="images">N×C×H×W or N × image size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N × code size.</returns>
    /// <exception cref="ShapeException">The images have another size.</exception>
    public Tensor<float> Encode(Tensor<float> images, WorkerPool? workers = null)
    {
        int count = Inference.Count(images, Encoder);
        return Codes(count, Inference.Run(Encoder, count, Inference.SourceOf(images), workers));
    }

    /// <summary>The images of codes.</summary>
    /// <param name="codes">N × code size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N×C×H×W; in [0, 1] when the output is a sigmoid.</returns>
    /// <exception cref="ShapeException">The codes have another size.</exception>
    public Tensor<float> Decode(Tensor<float> codes, WorkerPool? workers = null)
    {
        int count = Inference.Count(codes, Decoder);
        return Pictures(count, Inference.Run(Decoder, count, Inference.SourceOf(codes), workers));
    }

    /// <summary>What the model makes of images.</summary>
    /// <param name="images">Images of this model's size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N×C×H×W; in [0, 1] when the output is a sigmoid.</returns>
    /// <exception cref="ShapeException">The images have another size.</exception>
    public Tensor<float> Reconstruct(Images images, WorkerPool? workers = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Pictures(images.Count, Inference.Run(Network, images.Count, Inference.SourceOf(images, Shape), workers));
    }

    /// <summary>What the model makes of images given as floats in [0, 1].</summary>
    /// <param name="images">N×C×H×W or N × image size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <returns>N×C×H×W; in [0, 1] when the output is a sigmoid.</returns>
    /// <exception cref="ShapeException">The images have another size.</exception>
    public Tensor<float> Reconstruct(Tensor<float> images, WorkerPool? workers = null)
    {
        int count = Inference.Count(images, Network);
        return Pictures(count, Inference.Run(Network, count, Inference.SourceOf(images), workers));
    }

    /// <summary>Reads an autoencoder that <see cref="Model.Save"/> wrote.</summary>
    /// <param name="path">A safetensors file with the model's architecture.</param>
    /// <exception cref="FacsimileException">The file is missing, damaged or not of an autoencoder.</exception>
    public static new Autoencoder Load(string path) => Load<Autoencoder>(path, "an autoencoder");

    /// <summary>For example <c>autoencoder of 28×28 images, code of 32, 50,992 parameters, 199.2 KB</c>.</summary>
    public override string ToString() => $"{Noun} of {Shape} images, code of {CodeSize}, {Summary.Totals}";

    /// <summary>A model with parameters of zero, to be loaded.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="architecture">The plan.</param>
    /// <param name="size">The most values that the model may have.</param>
    internal static Autoencoder Empty(ImageShape shape, AutoencoderArchitecture architecture, ModelSize size)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        (Sequential encoder, Sequential decoder) = architecture.Build(shape, size);
        return architecture.Variational
            ? new VariationalAutoencoder(shape, encoder, decoder) { Architecture = architecture }
            : new Autoencoder(shape, encoder, decoder) { Architecture = architecture };
    }

    private static void Require(Shape found, Shape expected, string what)
    {
        if (!found.Equals(expected))
        {
            throw new ShapeException($"{what} is {found}, but {expected} is needed.");
        }
    }

    private protected Tensor<float> Codes(int count, float[] values) => Tensor.Create(values, [count, CodeSize]);

    private protected Tensor<float> Pictures(int count, float[] values)
        => Tensor.Create(values, [count, Shape.Channels, Shape.Height, Shape.Width]);
}
