using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Hides parallel stripes: the first pixels are seen, then the first stripe begins, and so on to the other edge.</summary>
public sealed record StripeMask : Mask
{
    /// <summary>The width of a stripe in pixels, at least 1.</summary>
    public required int Width { get; init; }

    /// <summary>The pixels that are seen between two stripes, and before the first; from 1 to the images' side less 1.</summary>
    public required int Spacing { get; init; }

    /// <summary>How they run; horizontal by default.</summary>
    public StripeDirection Direction { get; init; } = StripeDirection.Horizontal;

    /// <inheritdoc/>
    public override void Hide(Span<bool> hidden, ImageShape shape, RandomStream random)
    {
        for (int row = 0; row < shape.Height; row++)
        {
            Span<bool> line = hidden.Slice(row * shape.Width, shape.Width);
            if (Direction == StripeDirection.Horizontal)
            {
                line.Fill(IsInStripe(row));
                continue;
            }

            for (int column = 0; column < line.Length; column++)
            {
                line[column] = row == 0 ? IsInStripe(column) : hidden[column];
            }
        }
    }

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
    {
        SettingRange.Check(Width, 1, LargestSide, $"{place}width", 2);
        SettingRange.Check(Spacing, 1, LargestSide, $"{place}spacing", 6);
    }

    /// <inheritdoc/>
    public override Corruption Prepare(ImageShape shape)
    {
        Validate();
        int side = Direction == StripeDirection.Horizontal ? shape.Height : shape.Width;
        return Spacing < side
            ? this
            : throw new FacsimileException(
                $"The mask, {this}, hides nothing of images of {shape}; choose a spacing of at most {side - 1}.");
    }

    /// <inheritdoc/>
    public override string ToString()
        => $"{(Direction == StripeDirection.Horizontal ? "horizontal" : "vertical")} stripes hidden, {Width} wide and {Spacing} apart";

    private bool IsInStripe(int across) => across % (Spacing + Width) >= Spacing;
}
