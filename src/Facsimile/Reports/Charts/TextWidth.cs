namespace Facsimile.Reports.Charts;

/// <summary>
/// How wide a text is drawn, estimated: the true width depends on the fonts of whoever looks at it, so layouts leave room.
/// </summary>
internal static class TextWidth
{
    /// <summary>The estimated width in units of the picture.</summary>
    /// <param name="text">The text.</param>
    /// <param name="size">The font size.</param>
    public static double Of(string text, double size)
    {
        double width = 0;
        foreach (char c in text)
        {
            width += c switch
            {
                'i' or 'j' or 'l' or 'I' or '.' or ',' or ':' or '\'' or '|' => 0.3,
                'f' or 't' or 'r' or ' ' or '-' or '(' or ')' or '/' or '⁻' => 0.38,
                'm' or 'w' or 'M' or 'W' or '%' => 0.88,
                >= 'A' and <= 'Z' => 0.68,
                > '\u2E80' => 1,
                _ => 0.57,
            };
        }

        return width * size;
    }

    /// <summary>The text, cut to a width and ended with an ellipsis where it is too long.</summary>
    public static string Fit(string text, double size, double width)
    {
        if (Of(text, size) <= width)
        {
            return text;
        }

        int length = text.Length;
        while (length > 1 && Of(text[..length] + "…", size) > width)
        {
            length--;
        }

        return (char.IsHighSurrogate(text[length - 1]) ? text[..(length - 1)] : text[..length]) + "…";
    }
}
