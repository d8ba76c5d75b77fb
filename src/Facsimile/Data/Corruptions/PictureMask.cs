using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Hides the bright pixels of a picture (128 of 255 or more, as grey), the same ones of each image.</summary>
public sealed record PictureMask : Mask
{
    private const byte Bright = 128;

    private bool[]? _hidden;

    /// <summary>A PNG file of the size of the images, from the folder where the program runs.</summary>
    public required string Path { get; init; }

    /// <inheritdoc/>
    public override void Hide(Span<bool> hidden, ImageShape shape, RandomStream random)
        => (_hidden ?? throw new InvalidOperationException("The picture is read by Prepare, which was not called."))
            .CopyTo(hidden);

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
    {
        if (string.IsNullOrWhiteSpace(Path))
        {
            throw new FacsimileException($"{place}path is empty; give a PNG file whose white pixels are to be hidden.");
        }
    }

    /// <inheritdoc/>
    public override Corruption Prepare(ImageShape shape)
    {
        Validate();
        Images picture = ColourConversion.Apply(PngFile.Read(Path), ColourMode.Grey);
        if ((picture.Shape.Height, picture.Shape.Width) != (shape.Height, shape.Width))
        {
            throw new FacsimileException(
                $"{Path}: the mask is {picture.Shape}, but the images are {shape.Height}×{shape.Width}; give a mask of their size.");
        }

        bool[] hidden = [.. picture[0].ToArray().Select(level => level >= Bright)];
        int count = hidden.Count(isHidden => isHidden);
        return count > 0 && count < hidden.Length
            ? this with { _hidden = hidden }
            : throw new FacsimileException(
                $"{Path}: the mask hides {(count == 0 ? "nothing: no pixel" : "everything: every pixel")} is bright; "
                    + "what is to be hidden is white, the rest black.");
    }

    /// <summary>Compares the settings, not what was read.</summary>
    public bool Equals(PictureMask? other) => other is not null && Path == other.Path;

    /// <inheritdoc/>
    public override int GetHashCode() => Path.GetHashCode(StringComparison.Ordinal);

    /// <inheritdoc/>
    public override string ToString() => $"the white pixels of {Path} hidden";
}
