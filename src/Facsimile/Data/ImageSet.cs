using System.Collections.Immutable;
using Facsimile.Data.Sources;

namespace Facsimile.Data;

/// <summary>A named data set: images to train on and images to judge by.</summary>
public sealed class ImageSet
{
    /// <summary>Joins the two parts of a data set.</summary>
    /// <param name="name">Its name, for example <c>mnist</c>, or the path that it was read from.</param>
    /// <param name="train">The images to train on.</param>
    /// <param name="test">The images to judge by; of the same shape.</param>
    /// <param name="classNames">A name for each label from 0; empty when there are no labels.</param>
    /// <exception cref="ArgumentException">The two parts have images of different shapes, or a label has no name.</exception>
    public ImageSet(string name, LabelledImages train, LabelledImages test, ImmutableArray<string> classNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        if (train.Shape != test.Shape)
        {
            throw new ArgumentException(
                $"The images to train on are {train.Shape}, those to judge by {test.Shape}.", nameof(test));
        }

        ClassNames = classNames.IsDefault ? [] : classNames;
        int largest = Math.Max(LargestLabel(train), LargestLabel(test));
        if (!ClassNames.IsEmpty && largest >= ClassNames.Length)
        {
            throw new ArgumentException($"Label {largest} is not one of the {ClassNames.Length} classes.", nameof(classNames));
        }

        Name = name;
        Train = train;
        Test = test;
    }

    /// <summary>The name, or the path that the set was read from.</summary>
    public string Name { get; }

    /// <summary>The images to train on.</summary>
    public LabelledImages Train { get; }

    /// <summary>The images to judge by.</summary>
    public LabelledImages Test { get; }

    /// <summary>A name for each label from 0; empty when there are no labels.</summary>
    public ImmutableArray<string> ClassNames { get; }

    /// <summary>The size of each image.</summary>
    public ImageShape Shape => Train.Shape;

    /// <summary>Loads a data set by its name or from a path.</summary>
    /// <param name="nameOrPath">
    /// <c>glyphs</c>, <c>mnist</c> or <c>fashion-mnist</c> (see <see cref="DataCatalog"/>); or a path: a folder of PNG files
    /// (labels from the names of its sub-folders, the parts from <c>train</c> and <c>test</c> where these are there), a folder
    /// with the four IDX files of MNIST, an IDX image file (with its label file beside it), plain or <c>.gz</c>, a
    /// <c>.npy</c> array, a <c>.csv</c> file or a single <c>.png</c>. A folder named like a data set is loaded as <c>./mnist</c>.
    /// </param>
    /// <param name="options">How to find and prepare the images; null for the defaults.</param>
    /// <returns>The set. A source without a test part is split:
    /// <see cref="ImageSetOptions.TestFraction"/> of it, chosen by seed, is held out.</returns>
    /// <exception cref="FacsimileException">
    /// There is no such set or path, a file is damaged, or the images do not fit together.
    /// </exception>
    /// <exception cref="OperationCanceledException">A download was stopped.</exception>
    public static ImageSet Load(string nameOrPath, ImageSetOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        return ImageSource.Load(nameOrPath, options ?? new ImageSetOptions());
    }

    /// <summary>What the set holds: counts, shape, range and moments of the values, images a class.</summary>
    public ImageSetDescription Describe() => new(Name, Shape, ClassNames, Train.Describe(), Test.Describe());

    /// <summary>For example <c>mnist: 60000 + 10000 images of 28×28</c>.</summary>
    public override string ToString() => $"{Name}: {Train.Count} + {Test.Count} images of {Shape}";

    private static int LargestLabel(LabelledImages part) => part.Labels is { Length: > 0 } labels ? labels.Max() : -1;
}
