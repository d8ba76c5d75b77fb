namespace Facsimile.Data.Glyphs;

/// <summary>Draws a path as an antialiased line of changing width.</summary>
internal sealed class GlyphRaster(int side)
{
    private readonly double[] _ink = new double[side * side];

    /// <summary>Draws the path, in pixels, over black.</summary>
    /// <param name="path">The path.</param>
    /// <param name="style">The width of the line and its edge.</param>
    /// <param name="pixels">Gets side × side bytes.</param>
    public void Draw(StrokePath path, in GlyphStyle style, Span<byte> pixels)
    {
        Array.Clear(_ink);
        for (int i = 1; i < path.Count; i++)
        {
            if (path.Along[i] > 0)
            {
                DrawPiece(path, i, style);
            }
        }

        for (int i = 0; i < _ink.Length; i++)
        {
            pixels[i] = (byte)((_ink[i] * 255) + 0.5);
        }
    }

    /// <summary>
    /// The ink of a pixel is min(1, max(0, (radius − distance) / softness + ½)), the most that any piece leaves.
    /// </summary>
    private void DrawPiece(StrokePath path, int end, in GlyphStyle style)
    {
        double x0 = path.X[end - 1];
        double y0 = path.Y[end - 1];
        double dx = path.X[end] - x0;
        double dy = path.Y[end] - y0;
        double radius = style.Radius * (1 + (style.Pressure * ((2 * path.Along[end]) - 1)));
        double reach = radius + (style.Softness / 2);
        double perLength = 1 / ((dx * dx) + (dy * dy) + 1e-12);
        double perSoftness = 1 / style.Softness;
        int left = Bound(Math.Min(x0, x0 + dx) - reach);
        int right = Bound(Math.Max(x0, x0 + dx) + reach + 1);
        int top = Bound(Math.Min(y0, y0 + dy) - reach);
        int bottom = Bound(Math.Max(y0, y0 + dy) + reach + 1);
        for (int row = top; row < bottom; row++)
        {
            double v = row + 0.5 - y0;
            for (int column = left; column < right; column++)
            {
                double u = column + 0.5 - x0;
                double t = Math.Min(1, Math.Max(0, ((u * dx) + (v * dy)) * perLength));
                double offX = u - (t * dx);
                double offY = v - (t * dy);
                double square = (offX * offX) + (offY * offY);
                if (square < reach * reach)
                {
                    double ink = Math.Min(1, ((radius - Math.Sqrt(square)) * perSoftness) + 0.5);
                    ref double pixel = ref _ink[(row * side) + column];
                    pixel = Math.Max(pixel, ink);
                }
            }
        }
    }

    private int Bound(double value) => (int)Math.Min(side, Math.Max(0, value));
}
