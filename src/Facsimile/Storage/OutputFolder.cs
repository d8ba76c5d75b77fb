namespace Facsimile.Storage;

/// <summary>Folders that results are written to.</summary>
internal static class OutputFolder
{
    /// <summary>Refuses a folder in which there is something, but for what a killed process may have left.</summary>
    /// <exception cref="FacsimileException">There is something.</exception>
    public static void RequireEmpty(string path)
    {
        List<string> names = Entries(path);
        if (names.Count > 0)
        {
            string some = string.Join(", ", names.Take(4)) + (names.Count > 4 ? ", …" : string.Empty);
            throw new FacsimileException($"{path} is not empty, it holds {some}: choose another --out.");
        }
    }

    /// <summary>The names of what is in a folder, sorted; without locks and temporary files.</summary>
    public static List<string> Entries(string path) =>
    [
        .. Directory.EnumerateFileSystemEntries(path)
            .Select(entry => Path.GetFileName(entry))
            .Where(name => name != RunFolder.LockName && !name.EndsWith(AtomicFile.TemporaryEnding, StringComparison.Ordinal))
            .Order(StringComparer.Ordinal),
    ];
}
