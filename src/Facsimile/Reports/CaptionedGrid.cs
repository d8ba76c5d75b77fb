using System.Collections.Immutable;
using Facsimile.Data;

namespace Facsimile.Reports;

/// <summary>Rows of images as one picture, as <see cref="ImageGrid"/> draws them, with a number above each image.</summary>
internal static class CaptionedGrid
{
    /// <summary>Light, so that dark numbers are read on it, and not white, so that white images are seen.</summary>
    private const byte Paper = 226;

    private const byte Ink = 24;
    private const int Margin = 8;
    private const int LargestText = 3;

    /// <summary>The picture as the bytes of a PNG file.</summary>
    /// <param name="rows">
    /// The images of each row, of one size, and what stands above each, such as an error; no captions for nothing above a row. At
    /// least one row with at least one image.
    /// </param>
    /// <exception cref="ArgumentException">A row has captions, but not as many as images; or sizes differ.</exception>
    public static byte[] ToPng(ImmutableArray<(Images Images, ImmutableArray<string> Captions)> rows)
    {
        if (rows.Any(row => row.Images.Shape != rows[0].Images.Shape || (row.Captions.Length > 0 && row.Captions.Length != row.Images.Count)))
        {
            throw new ArgumentException("The rows have images of one size, and each of a row a caption or none.", nameof(rows));
        }

        (ImageShape Shape, byte[] Pixels)[] strips = [.. rows.Select(row => ImageGrid.Compose([row.Images]))];
        int scale = TextScale(rows);
        int captionHeight = (PixelText.Height * scale) + (Margin / 2);
        int[] tops = new int[rows.Length];
        int bottom = 0;
        for (int i = 0; i < rows.Length; i++)
        {
            tops[i] = bottom + Margin + (rows[i].Captions.IsEmpty ? 0 : captionHeight);
            bottom = tops[i] + strips[i].Shape.Height;
        }

        var picture = new ImageShape(
            strips[0].Shape.Channels, bottom + Margin, strips.Max(strip => strip.Shape.Width) + (2 * Margin));
        byte[] pixels = new byte[picture.Size];
        pixels.AsSpan().Fill(Paper);
        for (int i = 0; i < rows.Length; i++)
        {
            Paste(strips[i], pixels, picture, tops[i]);
            Caption(rows[i].Captions, rows[i].Images.Shape, scale, pixels, picture, tops[i] - captionHeight);
        }

        return PngFile.Encode(picture, pixels);
    }

    /// <summary>A mean squared error as a caption: four decimals, so that all are of one width.</summary>
    public static string Error(double value) => Figure.Fixed(value, 4);

    /// <summary>The largest letters with which the widest caption is no wider than a column.</summary>
    private static int TextScale(ImmutableArray<(Images Images, ImmutableArray<string> Captions)> rows)
    {
        (int width, int gap) = ImageGrid.Columns(rows[0].Images.Shape);
        int widest = rows.SelectMany(row => row.Captions).Select(PixelText.WidthOf).DefaultIfEmpty(1).Max();
        return Math.Clamp((width + gap - 1) / widest, 1, LargestText);
    }

    private static void Paste((ImageShape Shape, byte[] Pixels) strip, Span<byte> pixels, ImageShape picture, int top)
    {
        int width = strip.Shape.Width;
        for (int line = 0; line < strip.Shape.Channels * strip.Shape.Height; line++)
        {
            (int channel, int row) = Math.DivRem(line, strip.Shape.Height);
            int start = (((channel * picture.Height) + top + row) * picture.Width) + Margin;
            strip.Pixels.AsSpan(line * width, width).CopyTo(pixels[start..]);
        }
    }

    private static void Caption(
        ImmutableArray<string> captions, ImageShape shape, int scale, Span<byte> pixels, ImageShape picture, int top)
    {
        (int width, int gap) = ImageGrid.Columns(shape);
        for (int i = 0; i < captions.Length; i++)
        {
            int middle = Margin + (i * (width + gap)) + (width / 2);
            int left = Math.Max(1, middle - (PixelText.WidthOf(captions[i]) * scale / 2));
            PixelText.Write(captions[i], Ink, scale, pixels, picture, top, left);
        }
    }
}
