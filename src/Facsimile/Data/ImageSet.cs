using System.Collections.Immutable;

namespace Facsimile.Data;

/// <summary>A named data set: images to train on and images to judge by.</summary>
public sealed class ImageSet
{
    /// <summary>Joins the two parts of a data set.</summary>
    /// <param name="name">Its name, for example <c>mnist</c>, or the path that it was read from.</param>
    /// <param name="train">The images to train on.</param>
    /// <param name="test">The images to judge by; of the same shape.</param>
    /// <param name="classNames">A name for each label from 0; empty when there are no labels.</param>
    /// <exception cref="ArgumentException">The two parts have images of different shapes.</exception>
    public ImageSet(string name, LabelledImages train, LabelledImages test, ImmutableArray<string> classNames)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        ArgumentNullException.ThrowIfNull(train);
        ArgumentNullException.ThrowIfNull(test);
        if (train.Shape != test.Shape)
        {
            throw new ArgumentException($"The images to train on are {train.Shape}, those to judge by {test.Shape}.", nameof(test));
        }

        Name = name;
        Train = train;
        Test = test;
        ClassNames = classNames.IsDefault ? [] : classNames;
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
}
