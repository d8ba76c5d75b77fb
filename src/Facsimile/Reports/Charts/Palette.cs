namespace Facsimile.Reports.Charts;

/// <summary>
/// The colours of series and classes. They are CSS classes of chart.css, each with a light and a dark value. Ten colours
/// cannot all be far apart for every eye, so charts name their series in the picture as well.
/// </summary>
internal static class Palette
{
    /// <summary>The colour of what stands beside the subject for comparison.</summary>
    public const string Neutral = "cn";

    private static readonly string[] Classes = ["c0", "c1", "c2", "c3", "c4", "c5", "c6", "c7", "c8", "c9"];

    /// <summary>The colour of a series, by its number from 0; after ten they begin again.</summary>
    public static string Class(int index) => Classes[index % Classes.Length];
}
