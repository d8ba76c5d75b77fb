using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Models;

/// <summary>
/// A network that tells to which of some classes an image belongs. It ends in one logit a class; their softmax are the
/// probabilities of the classes.
/// </summary>
public sealed class Classifier : Model
{
    /// <summary>The most classes: labels are bytes.</summary>
    public const int MaximumClasses = 256;

    /// <summary>Makes a classifier of a network.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="network">From channels × height × width to one logit a class, 2 to 256.</param>
    /// <param name="classNames">A name for each class; numbers from 0 where it is left out.</param>
    /// <param name="normalization">What is done to the pixels before the network sees them; null for nothing.</param>
    /// <exception cref="ShapeException">The network does not take the images, or does not end in logits.</exception>
    /// <exception cref="ArgumentException">There are not as many names as classes.</exception>
    public Classifier(
        ImageShape shape,
        Sequential network,
        ImmutableArray<string> classNames = default,
        PixelNormalization? normalization = null)
        : base(shape)
    {
        ArgumentNullException.ThrowIfNull(network);
        var image = new Shape(shape.Channels, shape.Height, shape.Width);
        if (!network.Input.Equals(image))
        {
            throw new ShapeException($"The network's input is {network.Input}, but {image} is needed.");
        }

        if (network.Output is not { Dimensions.Length: 1, Size: >= 2 and <= MaximumClasses })
        {
            throw new ShapeException(
                $"The network's output is {network.Output}, but one number a class is needed, for 2 to {MaximumClasses} classes.");
        }

        if (network.Layers[^1] is Softmax or Activation)
        {
            throw new ShapeException(
                $"The network ends in {network.Layers[^1]}; a classifier ends in logits: leave the last activation out.");
        }

        if (!classNames.IsDefaultOrEmpty && classNames.Length != network.Output.Size)
        {
            throw new ArgumentException($"{classNames.Length} names for {network.Output.Size} classes.", nameof(classNames));
        }

        normalization?.Validate();
        Network = network;
        Normalization = normalization;
        ClassNames = classNames.IsDefaultOrEmpty ? Numbers(network.Output.Size) : classNames;
    }

    /// <summary>From image to logits.</summary>
    public Sequential Network { get; }

    /// <summary>The name of each class, by label from 0.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>What is done to the pixels before the network sees them; null for nothing.</summary>
    public PixelNormalization? Normalization { get; }

    /// <summary>The plan that the model was made from; null for a model of one's own layers.</summary>
    public ClassifierArchitecture? Architecture { get; private init; }

    /// <inheritdoc/>
    public override ModelSummary Summary => new([.. Rows(Part, Network)]);

    /// <inheritdoc/>
    internal override string Kind => "a classifier";

    /// <inheritdoc/>
    internal override IEnumerable<NamedParameter> Parameters => Named(Part, Network);

    private static string Part => "classifier";

    /// <summary>A classifier of dense layers, ReLU between them, whose classes are named by numbers.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="classes">How many classes there are, 2 to 256.</param>
    /// <param name="widths">The widths of the hidden layers.</param>
    /// <param name="seed">The seed of the first weights.</param>
    /// <exception cref="FacsimileException">A number is outside its range.</exception>
    public static Classifier Dense(ImageShape shape, int classes, ImmutableArray<int> widths, int seed = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(classes);
        return Create(shape, Numbers(classes), new ClassifierArchitecture { Widths = widths }, seed: seed);
    }

    /// <summary>A classifier by a plan, with first weights from the seed.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="classNames">The name of each class, by label from 0; 2 to 256.</param>
    /// <param name="architecture">The plan.</param>
    /// <param name="normalization">What is done to the pixels before the network sees them; null for nothing.</param>
    /// <param name="seed">The seed of the first weights.</param>
    /// <exception cref="FacsimileException">A number is outside its range.</exception>
    public static Classifier Create(
        ImageShape shape,
        ImmutableArray<string> classNames,
        ClassifierArchitecture architecture,
        PixelNormalization? normalization = null,
        int seed = 0)
    {
        Classifier classifier = Empty(shape, classNames, architecture, normalization, ModelSize.Trainable());
        classifier.Network.Initialize(Initializer.Named(architecture.Initializer), seed);
        return classifier;
    }

    /// <summary>The classes of images.</summary>
    /// <param name="images">Images of this model's size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <exception cref="ShapeException">The images have another size.</exception>
    /// <exception cref="FacsimileException">The network gives values that are not finite.</exception>
    public Classification Classify(Images images, WorkerPool? workers = null)
        => new(Logits(images, workers), ClassNames.Length);

    /// <summary>The classes of images given as floats in [0, 1].</summary>
    /// <param name="images">N×C×H×W or N × image size.</param>
    /// <param name="workers">The threads to share the work; null takes one a processor core.</param>
    /// <exception cref="ShapeException">The images have another size.</exception>
    /// <exception cref="FacsimileException">The network gives values that are not finite.</exception>
    public Classification Classify(Tensor<float> images, WorkerPool? workers = null)
        => new(Logits(Inference.Count(images, Network), Inference.SourceOf(images), workers), ClassNames.Length);

    /// <summary>Reads a classifier that <see cref="Model.Save"/> wrote.</summary>
    /// <param name="path">A safetensors file with the model's architecture.</param>
    /// <exception cref="FacsimileException">The file is missing, damaged or not of a classifier.</exception>
    public static new Classifier Load(string path) => Load<Classifier>(path, "a classifier");

    /// <summary>For example <c>classifier of 28×28 images, 10 classes, 648,010 parameters, 2,531.3 KB</c>.</summary>
    public override string ToString() => $"classifier of {Shape} images, {ClassNames.Length} classes, {Summary.Totals}";

    /// <summary>A model with parameters of zero, to be loaded.</summary>
    internal static Classifier Empty(
        ImageShape shape,
        ImmutableArray<string> classNames,
        ClassifierArchitecture architecture,
        PixelNormalization? normalization,
        ModelSize size)
    {
        ArgumentNullException.ThrowIfNull(architecture);
        if (classNames.Length is < 2 or > MaximumClasses)
        {
            throw new FacsimileException(
                $"A classifier tells 2 to {MaximumClasses} classes apart, not {classNames.Length}.");
        }

        Sequential network = architecture.Build(shape, classNames.Length, size);
        return new Classifier(shape, network, classNames, normalization) { Architecture = architecture };
    }

    /// <summary>The network's outputs for images, N × classes.</summary>
    internal float[] Logits(Images images, WorkerPool? workers)
    {
        ArgumentNullException.ThrowIfNull(images);
        return Logits(images.Count, Inference.SourceOf(images, Shape), workers);
    }

    private static ImmutableArray<string> Numbers(int count)
        => [.. Enumerable.Range(0, count).Select(label => label.ToString(CultureInfo.InvariantCulture))];

    private float[] Logits(int count, Inference.SampleSource source, WorkerPool? workers)
    {
        float[] logits = Inference.Run(Network, count, Normalized(source), workers);
        return Array.TrueForAll(logits, float.IsFinite)
            ? logits
            : throw new FacsimileException(
                "The model's outputs hold NaN or infinite values: its weights are damaged or its training diverged; "
                + "train it again with a lower learning rate.");
    }

    private Inference.SampleSource Normalized(Inference.SampleSource source)
        => Normalization is null
            ? source
            : (start, destination) =>
            {
                source(start, destination);
                Normalization.Apply(destination);
            };
}
