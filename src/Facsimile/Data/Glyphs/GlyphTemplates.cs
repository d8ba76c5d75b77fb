namespace Facsimile.Data.Glyphs;

/// <summary>The ways of writing each digit, in the short form of <see cref="GlyphTemplate.Parse"/>.</summary>
internal static class GlyphTemplates
{
    private static readonly GlyphTemplate[] All =
    [
        // Round; begun at the top right with a small overlap; begun on the right with a gap at the top.
        GlyphTemplate.Parse(0, 4, "52 1, 22 12, 5 48, 20 86, 50 99, 80 87, 95 50, 80 14, 50 1, 40 3"),
        GlyphTemplate.Parse(0, 3, "72 6, 40 2, 12 25, 5 60, 25 94, 60 97, 90 68, 92 32, 70 6, 45 12"),
        GlyphTemplate.Parse(0, 2, "38 6, 12 32, 8 70, 35 98, 72 92, 94 58, 88 20, 58 2"),

        // A stick; with a flag; with a flag and a foot; slightly bent.
        GlyphTemplate.Parse(1, 6, "52 0, 50 50, 48 100"),
        GlyphTemplate.Parse(1, 3, "34 20, 54 0!, 52 50, 50 100"),
        GlyphTemplate.Parse(1, 1, "34 20, 52 0!, 52 50, 51 98 / 24 98, 51 98, 78 97"),
        GlyphTemplate.Parse(1, 2, "50 0, 54 35, 50 70, 46 100"),

        // With a sharp foot; with a loop at the foot; with a curved foot; angular.
        GlyphTemplate.Parse(2, 3, "10 24, 28 5, 58 0, 82 18, 76 44, 44 74, 8 98!, 50 95, 94 94"),
        GlyphTemplate.Parse(2, 3, "12 22, 34 3, 66 3, 84 24, 70 52, 36 84, 12 96, 8 82, 26 78, 54 90, 96 92"),
        GlyphTemplate.Parse(2, 2, "8 16, 40 1, 76 10, 84 34, 58 64, 18 92, 30 97, 60 92, 95 96"),
        GlyphTemplate.Parse(2, 1, "12 10, 50 3, 84 8, 66 48, 34 78, 8 96!, 50 97, 92 94"),

        // With a cusp in the middle; smooth with a small loop; with a flat top; flat and round.
        GlyphTemplate.Parse(3, 4, "10 14, 40 0, 74 8, 78 30, 60 44, 34 48!, 70 52, 90 72, 74 94, 42 100, 6 90"),
        GlyphTemplate.Parse(3, 2, "14 12, 48 0, 80 14, 68 38, 42 50, 34 46, 46 44, 80 58, 88 80, 58 99, 10 92"),
        GlyphTemplate.Parse(3, 2, "10 4, 46 3, 86 2!, 62 24, 40 42!, 72 46, 90 68, 76 93, 42 100, 8 90"),
        GlyphTemplate.Parse(3, 2, "18 8, 50 2, 76 16, 62 38, 40 46!, 66 54, 80 76, 56 97, 14 96"),

        // Open with straight strokes; open and round; closed at the top; written in one go.
        GlyphTemplate.Parse(4, 4, "14 4, 10 30, 8 54!, 46 54, 92 50 / 76 2, 72 50, 68 100"),
        GlyphTemplate.Parse(4, 3, "12 2, 6 34, 22 52, 54 48, 80 34 / 86 4, 80 34, 74 68, 70 100"),
        GlyphTemplate.Parse(4, 2, "64 0, 36 34, 4 66!, 48 66, 96 64 / 66 0, 66 50, 64 100"),
        GlyphTemplate.Parse(4, 2, "16 0, 8 36, 14 52, 48 50, 78 36, 90 4!, 82 40, 76 72, 72 100"),

        // With the bar written last; from the bar on with corners; smooth.
        GlyphTemplate.Parse(5, 4, "22 4, 18 24, 14 46!, 44 38, 76 50, 86 74, 64 95, 34 100, 4 92 / 22 4, 54 3, 92 0"),
        GlyphTemplate.Parse(5, 3, "90 4, 58 5, 26 4!, 22 24, 18 44!, 52 40, 84 60, 80 86, 46 100, 6 92"),
        GlyphTemplate.Parse(5, 2, "90 2, 52 4, 26 18, 24 40, 56 52, 80 70, 68 94, 36 100, 6 90"),

        // Round back; straight back; the loop left open or closed late.
        GlyphTemplate.Parse(6, 4, "72 2, 40 18, 16 48, 10 76, 32 98, 64 96, 82 76, 66 58, 38 62, 16 82"),
        GlyphTemplate.Parse(6, 3, "52 0, 34 26, 18 56, 14 82, 36 100, 66 94, 78 74, 58 60, 30 70, 18 86"),
        GlyphTemplate.Parse(6, 2, "84 4, 52 8, 22 34, 8 66, 24 94, 58 98, 84 80, 74 58, 44 52, 14 66"),

        // Plain; with a bar; with a serif; round shoulder.
        GlyphTemplate.Parse(7, 5, "6 8, 48 6, 92 3!, 68 34, 50 66, 40 100"),
        GlyphTemplate.Parse(7, 2, "6 6, 50 5, 90 3!, 68 34, 50 66, 38 100 / 26 54, 52 51, 82 50"),
        GlyphTemplate.Parse(7, 2, "10 22, 8 6!, 48 6, 92 4!, 70 36, 54 68, 46 100"),
        GlyphTemplate.Parse(7, 3, "4 14, 32 6, 70 2, 88 14, 76 42, 62 70, 52 100"),

        // In one go from the top right; begun at the middle; two rings; narrow, from the top left.
        GlyphTemplate.Parse(8, 5, "82 12, 54 0, 24 10, 22 30, 46 46, 76 64, 82 84, 54 100, 22 90, 18 70, 44 50, 74 30, 84 10"),
        GlyphTemplate.Parse(8, 2, "48 47, 22 30, 30 8, 56 0, 78 14, 70 36, 46 50, 20 70, 28 94, 56 100, 80 84, 72 60, 46 46"),
        GlyphTemplate.Parse(
            8, 2, "50 0, 26 10, 24 34, 48 46, 74 34, 74 10, 48 0 / 48 46, 18 60, 18 88, 48 100, 80 88, 80 60, 50 46"),
        GlyphTemplate.Parse(8, 2, "70 8, 44 2, 26 18, 40 40, 62 58, 68 80, 46 98, 24 84, 36 60, 60 40, 74 16"),

        // Straight stem; curved stem; with a hook; closed late, the stem apart.
        GlyphTemplate.Parse(9, 4, "82 18, 54 2, 22 14, 16 40, 42 52, 70 38, 84 8!, 80 40, 74 70, 70 100"),
        GlyphTemplate.Parse(9, 3, "78 14, 48 0, 18 20, 22 46, 52 50, 76 30, 82 12, 82 46, 70 78, 50 100"),
        GlyphTemplate.Parse(9, 2, "80 18, 50 1, 20 18, 26 44, 56 46, 80 20!, 84 56, 72 90, 44 100, 14 90"),
        GlyphTemplate.Parse(9, 2, "84 10, 50 2, 18 18, 22 44, 54 46, 84 24 / 86 4, 82 36, 72 68, 58 100"),
    ];

    private static readonly GlyphTemplate[][] ByDigit =
    [
        .. Enumerable.Range(0, 10).Select(digit => All.Where(template => template.Digit == digit).SelectMany(Repeat).ToArray()),
    ];

    /// <summary>The ways of writing a digit, each as often as its weight says.</summary>
    public static ReadOnlySpan<GlyphTemplate> Of(int digit) => ByDigit[digit];

    /// <summary>The largest number of places in one template.</summary>
    public static int MostAnchors { get; } = All.Max(template => template.AnchorCount);

    private static IEnumerable<GlyphTemplate> Repeat(GlyphTemplate template) => Enumerable.Repeat(template, template.Weight);
}
