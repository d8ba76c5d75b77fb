using System.Globalization;

namespace Facsimile.Data.Glyphs;

/// <summary>One way of writing a digit: the places that the pen goes through, in a unit square with y downwards.</summary>
internal sealed class GlyphTemplate
{
    private GlyphTemplate(int digit, int weight, Anchor[][] strokes)
    {
        Digit = digit;
        Weight = weight;
        Strokes = strokes;
        AnchorCount = strokes.Sum(stroke => stroke.Length);
    }

    /// <summary>The digit that it shows.</summary>
    public int Digit { get; }

    /// <summary>How often it is used, relative to the other ways of writing the digit.</summary>
    public int Weight { get; }

    /// <summary>The strokes; the pen is lifted between them.</summary>
    public Anchor[][] Strokes { get; }

    /// <summary>The number of places in all strokes.</summary>
    public int AnchorCount { get; }

    /// <summary>
    /// Reads the short form: places <c>x y</c> in hundredths, separated by commas; <c>!</c> after a place makes a corner
    /// there, elsewhere the line is smooth; <c>/</c> lifts the pen.
    /// </summary>
    public static GlyphTemplate Parse(int digit, int weight, string text)
        => new(digit, weight, [.. text.Split('/').Select(stroke => stroke.Split(',').Select(ParseAnchor).ToArray())]);

    private static Anchor ParseAnchor(string text)
    {
        bool corner = text.EndsWith('!');
        string[] parts = text.TrimEnd('!').Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new Anchor(Hundredths(parts[0]), Hundredths(parts[1]), corner);
    }

    private static double Hundredths(string text) => int.Parse(text, CultureInfo.InvariantCulture) / 100.0;

    /// <summary>A place that the pen goes through.</summary>
    internal readonly record struct Anchor(double X, double Y, bool IsCorner);
}
