namespace Facsimile.Cli.Errors;

/// <summary>Finds what a mistyped word was meant to be.</summary>
internal static class Suggestion
{
    private const int ShortestBeginning = 3;

    /// <summary>
    /// The question, such as <c>did you mean 'train'?</c>, for the nearest candidate when at most a third of the word's letters
    /// have to change, or for all that begin with the word; null when there is none.
    /// </summary>
    public static string? For(string word, IReadOnlyCollection<string> candidates)
    {
        string[] longer = word.Length < ShortestBeginning
            ? []
            : [.. candidates.Where(candidate => candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase))];
        string[] meant = Nearest(word, candidates) is { } nearest ? [nearest] : longer;
        return meant.Length == 0 ? null : $"did you mean {string.Join(" or ", meant.Select(one => $"'{one}'"))}?";
    }

    private static string? Nearest(string word, IEnumerable<string> candidates)
    {
        int most = Math.Max(1, word.Length / 3);
        (string? Candidate, int Distance) nearest = candidates
            .Select(candidate => (Candidate: (string?)candidate, Distance: Distance(word.ToLowerInvariant(), candidate)))
            .Where(pair => pair.Distance <= most)
            .OrderBy(pair => pair.Distance)
            .FirstOrDefault();
        return nearest.Candidate;
    }

    /// <summary>
    /// How many letters have to be put in, taken out, replaced or swapped with their neighbour (optimal string alignment).
    /// </summary>
    internal static int Distance(string from, string to)
    {
        int[,] distance = new int[from.Length + 1, to.Length + 1];
        for (int i = 0; i <= from.Length; i++)
        {
            for (int j = 0; j <= to.Length; j++)
            {
                distance[i, j] = i == 0 || j == 0
                    ? i + j
                    : Math.Min(
                        distance[i - 1, j - 1] + (from[i - 1] == to[j - 1] ? 0 : 1),
                        1 + Math.Min(distance[i - 1, j], distance[i, j - 1]));
                if (i > 1 && j > 1 && from[i - 1] == to[j - 2] && from[i - 2] == to[j - 1])
                {
                    distance[i, j] = Math.Min(distance[i, j], distance[i - 2, j - 2] + 1);
                }
            }
        }

        return distance[from.Length, to.Length];
    }
}
