using Facsimile.Storage;

namespace Facsimile.Cli.Outputs;

/// <summary>Keeps commands from writing over what is there, and from leaving anything behind when they fail.</summary>
internal static class OutputPath
{
    /// <summary>Checks the path of a new file, before any work is done.</summary>
    /// <exception cref="FacsimileException">The path is used.</exception>
    public static void CheckFile(string path)
    {
        RefuseFile(path);
        if (Directory.Exists(path))
        {
            throw new FacsimileException($"{path} is a folder; give the name of a file as --out.");
        }
    }

    /// <summary>The same for a file of codes, whose extension says its form.</summary>
    /// <returns>The path.</returns>
    /// <exception cref="FacsimileException">The path is used, or its extension is another one.</exception>
    public static string CheckCodes(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is not (".CSV" or ".NPY"))
        {
            throw new FacsimileException($"{path}: codes are written as .csv or .npy; choose one of these extensions for --out.");
        }

        CheckFile(path);
        return path;
    }

    /// <summary>The same for a table, which is written as <c>.csv</c>.</summary>
    /// <exception cref="FacsimileException">The path is used, or its extension is another one.</exception>
    public static void CheckTable(string path)
    {
        if (!Path.GetExtension(path).Equals(".csv", StringComparison.OrdinalIgnoreCase))
        {
            throw new FacsimileException($"{path}: the table is written as .csv; choose this extension for --out.");
        }

        CheckFile(path);
    }

    /// <summary>A folder that is called as what is written into it.</summary>
    /// <param name="parent">The folder that it stands in.</param>
    /// <param name="name">The name, from a file that anybody wrote.</param>
    /// <param name="what">What has that name, for messages.</param>
    /// <exception cref="FacsimileException">The name would lead elsewhere, or is none.</exception>
    public static string OfName(string parent, string name, string what)
        => name.Length > 0 && name.IndexOfAny(Path.GetInvalidFileNameChars()) < 0 && name.Trim('.').Length > 0
            ? Path.Combine(parent, name)
            : throw new FacsimileException($"The {what}'s name '{name}' cannot be the name of a folder; give one by --out.");

    /// <summary>Checks the path of a new folder; one that is there and empty is taken.</summary>
    /// <exception cref="FacsimileException">The path is used.</exception>
    public static void CheckFolder(string path)
    {
        RefuseFile(path);
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new FacsimileException(
                $"{path} is not empty; nothing is overwritten: choose another --out, or empty it first.");
        }
    }

    /// <summary>Refuses a path that is a file, or is inside one.</summary>
    /// <exception cref="FacsimileException">It is.</exception>
    public static void RefuseFile(string path)
    {
        if (File.Exists(path))
        {
            throw new FacsimileException(
                $"{path} is there already; nothing is overwritten: choose another --out, or delete it first.");
        }

        string? folder = Path.GetDirectoryName(Path.GetFullPath(path));
        while (folder is not null && !Directory.Exists(folder))
        {
            if (File.Exists(folder))
            {
                throw new FacsimileException($"{path} cannot be made: {folder} is a file, not a folder; choose another --out.");
            }

            folder = Path.GetDirectoryName(folder);
        }
    }

    /// <summary>Writes a file that was checked; its folder is made.</summary>
    public static void WriteFile(string path, Action write)
    {
        string folder = Path.GetDirectoryName(Path.GetFullPath(path))!;
        NewFolders.DeleteOnFailure(folder, () =>
        {
            Directory.CreateDirectory(folder);
            write();
        });
    }

    /// <summary>Makes a folder that was checked and writes into it; all of it goes when that fails.</summary>
    public static void WriteFolder(string path, Action write) => NewFolders.DeleteOnFailure(path, () =>
    {
        CheckFolder(path);
        DirectoryInfo folder = Directory.CreateDirectory(path);
        try
        {
            write();
        }
        catch
        {
            foreach (FileInfo file in folder.GetFiles())
            {
                file.Delete();
            }

            foreach (DirectoryInfo inner in folder.GetDirectories())
            {
                inner.Delete(recursive: true);
            }

            throw;
        }
    });
}
