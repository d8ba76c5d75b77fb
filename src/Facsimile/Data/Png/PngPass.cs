namespace Facsimile.Data.Png;

/// <summary>
/// A part of the pixels that is stored together: every <c>StepX</c>th column and <c>StepY</c>th row from the first on.
/// </summary>
internal readonly record struct PngPass(int FirstX, int FirstY, int StepX, int StepY, int Width, int Height)
{
    /// <summary>The passes of an image: one, or up to seven when it is interlaced (Adam7; ISO/IEC 15948, 8.2).</summary>
    public static List<PngPass> Of(PngHeader header)
    {
        if (!header.Interlaced)
        {
            return [new PngPass(0, 0, 1, 1, header.Width, header.Height)];
        }

        List<PngPass> passes = [];
        Add(0, 0, 8, 8);
        Add(4, 0, 8, 8);
        Add(0, 4, 4, 8);
        Add(2, 0, 4, 4);
        Add(0, 2, 2, 4);
        Add(1, 0, 2, 2);
        Add(0, 1, 1, 2);
        return passes;

        void Add(int firstX, int firstY, int stepX, int stepY)
        {
            int width = (header.Width - firstX + stepX - 1) / stepX;
            int height = (header.Height - firstY + stepY - 1) / stepY;
            if (width > 0 && height > 0)
            {
                passes.Add(new PngPass(firstX, firstY, stepX, stepY, width, height));
            }
        }
    }
}
