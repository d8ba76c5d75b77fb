using Facsimile.Numerics;

namespace Facsimile.Data.Glyphs;

/// <summary>Writes single digits; one painter a thread.</summary>
internal sealed class GlyphPainter
{
    /// <summary>The images have so many rows and columns.</summary>
    public const int Side = 28;

    private readonly GlyphRaster _raster = new(Side);
    private readonly StrokePath _path = new(GlyphTemplates.MostAnchors * StrokePath.PiecesPerSpan);
    private readonly double[] _x = new double[GlyphTemplates.MostAnchors];
    private readonly double[] _y = new double[GlyphTemplates.MostAnchors];

    /// <summary>Writes the image of that number and returns its digit.</summary>
    public byte Paint(int seed, int index, Span<byte> pixels)
    {
        var random = new RandomStream(seed, "glyphs", index);
        int digit = random.NextInt32(10);
        ReadOnlySpan<GlyphTemplate> templates = GlyphTemplates.Of(digit);
        GlyphTemplate template = templates[random.NextInt32(templates.Length)];
        var style = new GlyphStyle(random);
        Write(template, style, random);
        Place(style);
        _raster.Draw(_path, style, pixels);
        return (byte)digit;
    }

    private void Write(GlyphTemplate template, in GlyphStyle style, RandomStream random)
    {
        _path.Clear();
        foreach (GlyphTemplate.Anchor[] stroke in template.Strokes)
        {
            for (int i = 0; i < stroke.Length; i++)
            {
                // Writers agree least on where a stroke begins and ends.
                double wobble = style.Wobble * (i == 0 || i == stroke.Length - 1 ? 1.8 : 1);
                double x = stroke[i].X + (wobble * GlyphStyle.Normal(random));
                double y = stroke[i].Y + (wobble * GlyphStyle.Normal(random));
                (_x[i], _y[i]) = style.Transform(x, y);
            }

            _path.AddStroke(_x.AsSpan(0, stroke.Length), _y.AsSpan(0, stroke.Length), stroke);
        }
    }

    /// <summary>Brings the digit to its size and the centre of its ink near the centre of the image, as MNIST does.</summary>
    private void Place(in GlyphStyle style)
    {
        Span<double> x = _path.X;
        Span<double> y = _path.Y;
        double left = double.MaxValue;
        double right = double.MinValue;
        double top = double.MaxValue;
        double bottom = double.MinValue;
        double centreX = 0;
        double centreY = 0;
        double length = 0;
        for (int i = 0; i < x.Length; i++)
        {
            left = Math.Min(left, x[i]);
            right = Math.Max(right, x[i]);
            top = Math.Min(top, y[i]);
            bottom = Math.Max(bottom, y[i]);
            if (_path.Along[i] > 0)
            {
                double dx = x[i] - x[i - 1];
                double dy = y[i] - y[i - 1];
                double piece = Math.Sqrt((dx * dx) + (dy * dy));
                centreX += piece * (x[i] + x[i - 1]) / 2;
                centreY += piece * (y[i] + y[i - 1]) / 2;
                length += piece;
            }
        }

        double scale = (style.Size - (2 * style.Radius)) / Math.Max(right - left, bottom - top);
        double moveX = Inside(
            (Side / 2.0) + style.ShiftX - (scale * centreX / length), scale * left, scale * right, style.Radius);
        double moveY = Inside(
            (Side / 2.0) + style.ShiftY - (scale * centreY / length), scale * top, scale * bottom, style.Radius);
        for (int i = 0; i < x.Length; i++)
        {
            x[i] = (scale * x[i]) + moveX;
            y[i] = (scale * y[i]) + moveY;
        }
    }

    /// <summary>The shift, changed so much that the whole line lies inside the image.</summary>
    private static double Inside(double shift, double low, double high, double radius)
        => Math.Max(radius + 0.5 - low, Math.Min(Side - radius - 0.5 - high, shift));
}
