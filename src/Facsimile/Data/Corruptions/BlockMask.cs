using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Hides a rectangle.</summary>
public sealed record BlockMask : Mask
{
    /// <summary>Its height in pixels, from 1 to that of the images.</summary>
    public required int Height { get; init; }

    /// <summary>Its width in pixels, from 1 to that of the images.</summary>
    public required int Width { get; init; }

    /// <summary>Whether its place is random or given; by default random for each image.</summary>
    public BlockPlace Place { get; init; } = BlockPlace.PerImage;

    /// <summary>The row of its upper edge, from 0, where its place is given; 0 by default.</summary>
    public int Top { get; init; }

    /// <summary>The column of its left edge, from 0, where its place is given; 0 by default.</summary>
    public int Left { get; init; }

    /// <inheritdoc/>
    internal override bool IsSameForAll => Place == BlockPlace.Random;

    /// <inheritdoc/>
    public override void Hide(Span<bool> hidden, ImageShape shape, RandomStream random)
    {
        (int top, int left) = Place == BlockPlace.Fixed
            ? (Top, Left)
            : (random.NextInt32(shape.Height - Height + 1), random.NextInt32(shape.Width - Width + 1));
        hidden.Clear();
        for (int row = top; row < top + Height; row++)
        {
            hidden.Slice((row * shape.Width) + left, Width).Fill(true);
        }
    }

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
    {
        SettingRange.Check(Height, 1, LargestSide, $"{place}height", 10);
        SettingRange.Check(Width, 1, LargestSide, $"{place}width", 10);
        SettingRange.Check(Top, 0, LargestSide, $"{place}top", 8);
        SettingRange.Check(Left, 0, LargestSide, $"{place}left", 8);
        if (Place != BlockPlace.Fixed && (Top, Left) != (0, 0))
        {
            throw new FacsimileException($"{place}top and {place}left belong to a block whose place is fixed; set {place}place to it.");
        }
    }

    /// <inheritdoc/>
    public override Corruption Prepare(ImageShape shape)
    {
        Validate();
        bool fits = Top + Height <= shape.Height && Left + Width <= shape.Width;
        return fits && (Height < shape.Height || Width < shape.Width)
            ? this
            : throw new FacsimileException(
                $"The mask, {this}, {(fits ? "hides all of" : "does not fit into")} images of {shape}; choose a smaller block"
                    + $"{(fits || Place != BlockPlace.Fixed ? string.Empty : " or another place")}.");
    }

    /// <inheritdoc/>
    public override string ToString() => $"a block of {Height}×{Width} hidden " + Place switch
    {
        BlockPlace.Fixed => $"at row {Top}, column {Left}",
        BlockPlace.Random => "at one random place",
        _ => "at a random place of each image",
    };
}
