namespace Facsimile.Cli.Outputs;

/// <summary>Keeps commands from writing over what is there.</summary>
internal static class OutputPath
{
    /// <summary>Makes the folder for a new file.</summary>
    /// <exception cref="FacsimileException">The path is used.</exception>
    public static void PrepareFile(string path)
    {
        RefuseFile(path);
        if (Directory.Exists(path))
        {
            throw new FacsimileException($"{path} is a folder; give the name of a file as --out.");
        }

        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
        {
            Directory.CreateDirectory(folder);
        }
    }

    /// <summary>The same for a file of codes, whose extension says its form.</summary>
    /// <returns>The path.</returns>
    /// <exception cref="FacsimileException">The path is used, or its extension is another one.</exception>
    public static string PrepareCodes(string path)
    {
        if (Path.GetExtension(path).ToUpperInvariant() is not (".CSV" or ".NPY"))
        {
            throw new FacsimileException($"{path}: codes are written as .csv or .npy; choose one of these extensions for --out.");
        }

        PrepareFile(path);
        return path;
    }

    /// <summary>Makes a new folder; one that is there and empty is taken.</summary>
    /// <exception cref="FacsimileException">The path is used.</exception>
    public static void PrepareFolder(string path)
    {
        RefuseFile(path);
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Any())
        {
            throw new FacsimileException(
                $"{path} is not empty; nothing is overwritten: choose another --out, or empty it first.");
        }

        Directory.CreateDirectory(path);
    }

    private static void RefuseFile(string path)
    {
        if (File.Exists(path))
        {
            throw new FacsimileException(
                $"{path} is there already; nothing is overwritten: choose another --out, or delete it first.");
        }
    }
}
