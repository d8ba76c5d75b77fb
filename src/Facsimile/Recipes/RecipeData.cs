using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Recipes;

/// <summary>The images of a recipe.</summary>
public sealed record RecipeData
{
    /// <summary>The name of a data set, or the path of a folder or file of images.</summary>
    public required string Set { get; init; }

    /// <summary>What becomes of colours: as-stored (the default), grey, rgb, red, green or blue.</summary>
    public ColourMode Colour { get; init; } = ColourMode.AsStored;

    /// <summary>Height and width that all images are brought to; none by default, and then all must have one size.</summary>
    public ImmutableArray<int> Resize { get; init; } = [];

    /// <summary>The share that is held out to judge by when the source has no test part; 0.2 by default.</summary>
    public double TestFraction { get; init; } = 0.2;

    /// <summary>The most training images to use, the first of the set; null, the default, for all.</summary>
    public int? Limit { get; init; }

    /// <summary>
    /// The grey value from which a pixel is 1, and below it 0, above 0 to 1; null, the default, to keep grey values.
    /// </summary>
    public double? Binarize { get; init; }

    /// <summary>What is done to the pixels before a classifier sees them; null, the default, for nothing.</summary>
    public PixelNormalization? Normalization { get; init; }

    /// <summary>Loads the images.</summary>
    /// <param name="options">Where to look and whom to tell; the other options come from here.</param>
    /// <exception cref="FacsimileException">The images are not found or damaged, or a setting is wrong.</exception>
    public ImageSet Load(ImageSetOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        Validate();
        ImageSet images = ImageSet.Load(Set, options with
        {
            Colour = Colour,
            Resize = Resize.IsDefaultOrEmpty ? null : (Resize[0], Resize[1]),
            TestFraction = TestFraction,
        });
        if (images.Train.Count == 0 || images.Test.Count == 0)
        {
            int count = images.Train.Count + images.Test.Count;
            string missing = images.Test.Count == 0 ? "judge by" : "train on";
            throw new FacsimileException(FormattableString.Invariant(
                $"{Set}: data.testFraction {TestFraction} of {count} images leaves none to {missing}; ")
                + "change it, or give more images.");
        }

        LabelledImages Prepared(LabelledImages part) => Binarize is { } threshold ? part.Binarize(threshold) : part;
        LabelledImages train = Limit is { } limit ? images.Train.Take(limit) : images.Train;
        return new ImageSet(images.Name, Prepared(train), Prepared(images.Test), images.ClassNames);
    }

    /// <summary>Compares by value, the sizes too.</summary>
    public bool Equals(RecipeData? other)
        => other is not null
            && Resize.AsSpan().SequenceEqual(other.Resize.AsSpan())
            && (Set, Colour, TestFraction, Limit, Binarize, Normalization)
                == (other.Set, other.Colour, other.TestFraction, other.Limit, other.Binarize, other.Normalization);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Set, Colour, TestFraction, Limit, Resize.Length);

    /// <summary>Whether models of both are judged by the same images; they may be trained on more or fewer.</summary>
    internal bool HasTestImagesOf(RecipeData other) => this with { Limit = null } == other with { Limit = null };

    /// <summary>Checks the settings.</summary>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    internal void Validate()
    {
        if (string.IsNullOrWhiteSpace(Set))
        {
            throw new FacsimileException("data.set is empty; give the name of a data set or the path of images.");
        }

        if (!Resize.IsDefaultOrEmpty && (Resize.Length != 2 || Resize.Any(side => side is < 1 or > 1 << 14)))
        {
            throw new FacsimileException("data.resize is [height, width], each from 1 to 16384, for example [28, 28].");
        }

        if (TestFraction is not (>= 0 and < 1))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"data.testFraction is {TestFraction}; it must lie from 0 to below 1."));
        }

        if (Limit < 1)
        {
            throw new FacsimileException($"data.limit is {Limit}; it must be at least 1.");
        }

        if (Binarize is not (null or (> 0 and <= 1)))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"data.binarize is {Binarize}; it must lie above 0 and not above 1, for example 0.5."));
        }

        Normalization?.Validate();
    }
}
