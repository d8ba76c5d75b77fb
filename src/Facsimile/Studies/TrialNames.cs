using System.Collections.Immutable;
using System.Globalization;

namespace Facsimile.Studies;

/// <summary>Names of trials that say their levels and can be names of folders.</summary>
internal static class TrialNames
{
    /// <summary>Longer names are hard to read, and some file systems end at 255 bytes.</summary>
    private const int Longest = 120;

    /// <summary>
    /// For example <c>loss-bce-epochs-10-batch-size-32</c>; where a name would be too long or not the only one, all trials are
    /// numbered.
    /// </summary>
    public static string[] Of(ImmutableArray<GridPoint> points)
    {
        string[] names = [.. points.Select(point => string.Join('-', point.Levels.Select(level => $"{Plain(level.Key)}-{Plain(level.Value)}")))];
        bool usable = names.All(name => name.Length <= Longest) && names.Distinct(StringComparer.Ordinal).Count() == names.Length;
        return usable
            ? names
            : [.. names.Select((_, i) => string.Create(CultureInfo.InvariantCulture, $"trial-{i + 1:D4}"))];
    }

    private static string Plain(string text)
    {
        // 1e+30 must not read as 1e-30.
        IEnumerable<char> letters = text.ToLowerInvariant().Where(letter => letter != '+').Select(letter => char.IsAsciiLetterOrDigit(letter) || letter == '.' ? letter : '-');
        return string.Join('-', string.Concat(letters).Split('-', StringSplitOptions.RemoveEmptyEntries));
    }
}
