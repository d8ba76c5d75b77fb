namespace Facsimile.Cli.Tests;

/// <summary>The files of a run folder, for comparing runs bit by bit.</summary>
internal static class RunFiles
{
    /// <summary>All files but <c>timing.json</c>, which no two runs share.</summary>
    public static Dictionary<string, byte[]> Read(string run) => Directory
        .GetFiles(run, "*", SearchOption.AllDirectories)
        .Where(path => Path.GetFileName(path) != "timing.json")
        .ToDictionary(path => Path.GetRelativePath(run, path), File.ReadAllBytes, StringComparer.Ordinal);

    public static void AssertEqual(string expected, string actual)
    {
        Dictionary<string, byte[]> first = Read(expected);
        Dictionary<string, byte[]> second = Read(actual);
        Assert.Equal(first.Keys.Order(StringComparer.Ordinal), second.Keys.Order(StringComparer.Ordinal));
        Assert.NotEmpty(first);
        Assert.All(first, pair => Assert.True(pair.Value.AsSpan().SequenceEqual(second[pair.Key]), $"{pair.Key} differs."));
    }
}
