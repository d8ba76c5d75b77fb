using Facsimile.Data;

namespace Facsimile.Reports;

/// <summary>Numbers written into pictures, in letters of 5×7 pixels.</summary>
internal static class PixelText
{
    /// <summary>The height of a letter.</summary>
    public const int Height = 7;

    private const int Width = 5;
    private const string Letters = "0123456789.−-e+∞";

    private static readonly string[] Rows =
    """
    .###. ..#.. .###. .###. ...#. ##### .###. ##### .###. .###. ..... ..... ..... ..... ..... .....
    #...# .##.. #...# #...# ..##. #.... #...# ....# #...# #...# ..... ..... ..... ..... ..... .....
    #..## ..#.. ....# ....# .#.#. ####. #.... ...#. #...# #...# ..... ..... ..... .###. ..#.. .#.#.
    #.#.# ..#.. ..##. ..##. #..#. ....# ####. ...#. .###. .#### ..... ##### .###. #...# ..#.. #.#.#
    ##..# ..#.. .#... ....# ##### ....# #...# ..#.. #...# ....# ..... ..... ..... ##### ##### #.#.#
    #...# ..#.. #.... #...# ...#. #...# #...# ..#.. #...# #...# .##.. ..... ..... #.... ..#.. .#.#.
    .###. .###. ##### .###. ...#. .###. .###. ..#.. .###. .###. .##.. ..... ..... .###. ..#.. .....
    """.Split('\n');

    /// <summary>How wide a text is.</summary>
    public static int WidthOf(string text) => Math.Max(0, (text.Length * (Width + 1)) - 1);

    /// <summary>Writes a text into all channels of a picture; what would leave it at the right is cut off.</summary>
    /// <param name="text">Digits, points, signs and e; other letters leave a gap.</param>
    /// <param name="level">Its grey, 0 to 255.</param>
    /// <param name="scale">How many pixels one pixel of a letter becomes on each side.</param>
    /// <param name="pixels">The picture, channel by channel.</param>
    /// <param name="shape">Its size.</param>
    /// <param name="top">The row of the text's upper edge.</param>
    /// <param name="left">The column of its left edge.</param>
    public static void Write(string text, byte level, int scale, Span<byte> pixels, ImageShape shape, int top, int left)
    {
        for (int y = 0; y < Height * scale; y++)
        {
            for (int x = 0; x < WidthOf(text) * scale; x++)
            {
                if (left + x >= shape.Width || !HasInk(text, y / scale, x / scale))
                {
                    continue;
                }

                for (int channel = 0; channel < shape.Channels; channel++)
                {
                    pixels[(((channel * shape.Height) + top + y) * shape.Width) + left + x] = level;
                }
            }
        }
    }

    private static bool HasInk(string text, int row, int column)
    {
        int letter = Letters.IndexOf(text[column / (Width + 1)], StringComparison.Ordinal);
        int inLetter = column % (Width + 1);
        return letter >= 0 && inLetter < Width && Rows[row][(letter * (Width + 1)) + inLetter] == '#';
    }
}
