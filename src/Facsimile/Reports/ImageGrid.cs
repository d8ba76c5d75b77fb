using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Reports;

/// <summary>Rows of images of one size as one picture, enlarged by a whole factor and set apart by grey lines.</summary>
public static class ImageGrid
{
    /// <summary>Grey lines are seen beside black and beside white images.</summary>
    private const byte Separator = 128;

    /// <summary>Images are enlarged until a further step would make them larger than this.</summary>
    private const int TargetSide = 96;

    /// <summary>Narrow images stand this far apart, from left edge to left edge, for a number under each.</summary>
    private const int LeastColumn = 40;

    private const int MostGap = 11;

    /// <summary>How many pixels one pixel becomes on each side: 96 for 1×1, 3 for 28×28, 1 from 49 pixels on.</summary>
    internal static int Enlargement(ImageShape shape)
        => Math.Max(1, TargetSide / Math.Max(shape.Height, shape.Width));

    /// <summary>How wide an image is in the picture, and the line between two side by side.</summary>
    internal static (int Width, int Gap) Columns(ImageShape shape)
    {
        int width = shape.Width * Enlargement(shape);
        return (width, Math.Max(RowGap(shape), LeastColumn - width));
    }

    /// <summary>The picture as the bytes of a PNG file.</summary>
    /// <param name="rows">The images of each row from left to right; at least one row with at least one image.</param>
    public static byte[] ToPng(ImmutableArray<Images> rows)
    {
        (ImageShape shape, byte[] pixels) = Compose(rows);
        return PngFile.Encode(shape, pixels);
    }

    /// <summary>The pixels of the picture, channel by channel.</summary>
    internal static (ImageShape Shape, byte[] Pixels) Compose(ImmutableArray<Images> rows)
    {
        ImageShape shape = rows[0].Shape;
        if (rows.Any(row => row.Shape != shape))
        {
            throw new ArgumentException("The rows of a grid have images of one size.", nameof(rows));
        }

        int factor = Enlargement(shape);
        (int width, int gap) = Columns(shape);
        int columns = rows.Max(row => row.Count);
        int cellHeight = (shape.Height * factor) + RowGap(shape);
        int cellWidth = width + gap;
        var grid = new ImageShape(
            shape.Channels, (rows.Length * cellHeight) - RowGap(shape), (columns * cellWidth) - gap);
        byte[] pixels = new byte[grid.Size];
        pixels.AsSpan().Fill(Separator);
        for (int row = 0; row < rows.Length; row++)
        {
            for (int column = 0; column < rows[row].Count; column++)
            {
                Enlarge(rows[row][column], shape, factor, pixels, grid, row * cellHeight, column * cellWidth);
            }
        }

        return (grid, pixels);
    }

    private static int RowGap(ImageShape shape) => Math.Clamp(Enlargement(shape) - 1, 2, MostGap);

    private static void Enlarge(
        ReadOnlySpan<byte> image, ImageShape shape, int factor, Span<byte> pixels, ImageShape grid, int top, int left)
    {
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            for (int y = 0; y < shape.Height * factor; y++)
            {
                ReadOnlySpan<byte> source = image.Slice(((channel * shape.Height) + (y / factor)) * shape.Width, shape.Width);
                Span<byte> target = pixels.Slice((((channel * grid.Height) + top + y) * grid.Width) + left, shape.Width * factor);
                for (int x = 0; x < target.Length; x++)
                {
                    target[x] = source[x / factor];
                }
            }
        }
    }
}
