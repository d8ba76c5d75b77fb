namespace Facsimile.Storage;

/// <summary>Sees to it that work which fails leaves no new folders behind.</summary>
public static class NewFolders
{
    /// <summary>Does work that makes a folder, and those above it, when they are not there.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="work">
    /// What to do. When it fails, the folders that it made are deleted again, as far as they are empty by then; what it throws
    /// is passed on.
    /// </param>
    public static void DeleteOnFailure(string path, Action work)
    {
        ArgumentNullException.ThrowIfNull(path);
        ArgumentNullException.ThrowIfNull(work);
        List<string> made = Missing(path);
        try
        {
            work();
        }
        catch
        {
            DeleteEmpty(made);
            throw;
        }
    }

    /// <summary>The folder and those above it that are not there, the innermost first.</summary>
    private static List<string> Missing(string path)
    {
        List<string> missing = [];
        string? folder = path.Length > 0 ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(path)) : null;
        while (folder is not null && !Directory.Exists(folder))
        {
            missing.Add(folder);
            folder = Path.GetDirectoryName(folder);
        }

        return missing;
    }

    private static void DeleteEmpty(List<string> folders)
    {
        foreach (string folder in folders.Where(Directory.Exists))
        {
            if (Directory.EnumerateFileSystemEntries(folder).Any())
            {
                return;
            }

            Directory.Delete(folder);
        }
    }
}
