using System.Collections.Immutable;
using Facsimile.Data.Sources;
using Facsimile.Numerics;

namespace Facsimile.Data;

/// <summary>Images with, where there are any, one label each.</summary>
public sealed class LabelledImages
{
    /// <summary>Joins images and labels.</summary>
    /// <param name="images">The images.</param>
    /// <param name="labels">A class number from 0 for each image, or nothing when the images have no labels.</param>
    /// <exception cref="ArgumentException">The numbers of images and labels differ.</exception>
    public LabelledImages(Images images, byte[]? labels = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (labels is not null && labels.Length != images.Count)
        {
            throw new ArgumentException($"{images.Count} images, but {labels.Length} labels.", nameof(labels));
        }

        Images = images;
        Labels = labels;
    }

    /// <summary>The images.</summary>
    public Images Images { get; }

    /// <summary>The class number of each image, from 0; null when there are none.</summary>
    public byte[]? Labels { get; }

    /// <summary>
    /// The file of each image, relative to the folder that was read, with <c>/</c> between folders; empty when the images do
    /// not come from one file each.
    /// </summary>
    /// <exception cref="ArgumentException">There are some, but not as many as images.</exception>
    public ImmutableArray<string> FileNames
    {
        get;
        init => field = value.IsDefaultOrEmpty || value.Length == Count
            ? value.IsDefault ? [] : value
            : throw new ArgumentException($"{Count} images, but {value.Length} file names.", nameof(value));
    } = [];

    /// <summary>How many images there are.</summary>
    public int Count => Images.Count;

    /// <summary>The size of each image.</summary>
    public ImageShape Shape => Images.Shape;

    /// <summary>
    /// Loads images to judge by, or to reconstruct: the test part of a named set, of a folder with a <c>test</c> sub-folder or
    /// of the four IDX files, and all images of any other source.
    /// </summary>
    /// <param name="nameOrPath">As for <see cref="ImageSet.Load"/>.</param>
    /// <param name="options">How to find and prepare the images; null for the defaults.</param>
    /// <exception cref="FacsimileException">
    /// There is no such set or path, a file is damaged, or the images do not fit together.
    /// </exception>
    public static LabelledImages Load(string nameOrPath, ImageSetOptions? options = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(nameOrPath);
        return ImageSource.LoadTest(nameOrPath, options ?? new ImageSetOptions());
    }

    /// <summary>What the images hold: range and moments of the values, images a class.</summary>
    public ImageStatistics Describe() => ImageStatistics.Of(this);

    /// <summary>A copy of some images with their labels and file names, in the order of the indices.</summary>
    public LabelledImages Select(ReadOnlySpan<int> indices)
    {
        byte[]? labels = null;
        if (Labels is not null)
        {
            labels = new byte[indices.Length];
            for (int i = 0; i < indices.Length; i++)
            {
                labels[i] = Labels[indices[i]];
            }
        }

        ImmutableArray<string> names = FileNames;
        return new LabelledImages(Images.Select(indices), labels)
        {
            FileNames = names.IsEmpty ? [] : [.. indices.ToArray().Select(index => names[index])],
        };
    }

    /// <summary>The first <paramref name="count"/> images, or all when there are fewer.</summary>
    public LabelledImages Take(int count)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        return count >= Count
            ? this
            : new LabelledImages(Images.Slice(0, count), Labels?[..count])
            {
                FileNames = FileNames.IsEmpty ? [] : FileNames[..count],
            };
    }

    /// <summary>The same images in black and white; see <see cref="Images.Binarize"/>.</summary>
    public LabelledImages Binarize(double threshold)
        => new(Images.Binarize(threshold), Labels) { FileNames = FileNames };

    /// <summary>
    /// Holds a random part out. The indices of both parts keep the order of the data, so that the split depends on the
    /// seed alone.
    /// </summary>
    /// <param name="fraction">The share that is held out, 0 to below 1; rounded to whole images.</param>
    /// <param name="seed">The seed of the choice (stream <c>split</c>).</param>
    /// <returns>The indices that remain and those that are held out, each ascending.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The fraction is outside [0, 1).</exception>
    public (int[] Remaining, int[] HeldOut) Split(double fraction, int seed)
    {
        if (fraction is not (>= 0 and < 1))
        {
            throw new ArgumentOutOfRangeException(nameof(fraction), fraction, "The fraction lies in [0, 1).");
        }

        int[] indices = [.. Enumerable.Range(0, Count)];
        new RandomStream(seed, "split").Shuffle<int>(indices);
        int heldOut = (int)Math.Round(fraction * Count, MidpointRounding.AwayFromZero);
        int[] first = indices[..heldOut];
        int[] rest = indices[heldOut..];
        Array.Sort(first);
        Array.Sort(rest);
        return (rest, first);
    }
}
