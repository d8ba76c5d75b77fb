namespace Facsimile.Data;

/// <summary>Changes the number of channels of images.</summary>
internal static class ColourConversion
{
    /// <summary>The images with other channels; the same object when there is nothing to change.</summary>
    public static Images Apply(Images images, ColourMode mode)
    {
        int channels = mode == ColourMode.AsStored ? images.Shape.Channels : mode == ColourMode.Rgb ? 3 : 1;
        if (images.Shape.Channels == channels)
        {
            return images;
        }

        ImageShape shape = images.Shape with { Channels = channels };
        int plane = shape.Height * shape.Width;
        if ((long)images.Count * shape.Size > Array.MaxLength)
        {
            throw new FacsimileException(
                $"{images.Count} images of {shape} do not fit into memory; give fewer or smaller images.");
        }

        byte[] pixels = new byte[images.Count * shape.Size];
        for (int i = 0; i < images.Count; i++)
        {
            Span<byte> destination = pixels.AsSpan(i * shape.Size, shape.Size);
            switch (mode)
            {
                case ColourMode.Rgb:
                    images[i].CopyTo(destination);
                    images[i].CopyTo(destination[plane..]);
                    images[i].CopyTo(destination[(2 * plane)..]);
                    break;
                case ColourMode.Grey:
                    Luma(images[i], destination);
                    break;
                default:
                    images[i].Slice((mode - ColourMode.Red) * plane, plane).CopyTo(destination);
                    break;
            }
        }

        return new Images(shape, pixels);
    }

    /// <summary>Y = 0.299 R + 0.587 G + 0.114 B (ITU-R BT.601-7, 2.5.1), rounded to the nearest level.</summary>
    private static void Luma(ReadOnlySpan<byte> rgb, Span<byte> grey)
    {
        int plane = grey.Length;
        for (int i = 0; i < plane; i++)
        {
            grey[i] = (byte)(((299 * rgb[i]) + (587 * rgb[plane + i]) + (114 * rgb[(2 * plane) + i]) + 500) / 1000);
        }
    }
}
