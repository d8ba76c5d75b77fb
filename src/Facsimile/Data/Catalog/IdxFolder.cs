namespace Facsimile.Data.Catalog;

/// <summary>The four IDX files of a data set in one folder, each plain or compressed.</summary>
/// <param name="Directory">The folder.</param>
/// <param name="Paths">The paths in the order of <see cref="Names"/>; null where there is none.</param>
internal sealed record IdxFolder(string Directory, string?[] Paths)
{
    /// <summary>The official names without <c>.gz</c>: images and labels to train on, then those to judge by.</summary>
    public static readonly string[] Names =
    [
        "train-images-idx3-ubyte",
        "train-labels-idx1-ubyte",
        "t10k-images-idx3-ubyte",
        "t10k-labels-idx1-ubyte",
    ];

    /// <summary>Whether all four are there.</summary>
    public bool IsComplete => Paths.All(path => path is not null);

    /// <summary>Whether none is there.</summary>
    public bool IsEmpty => Paths.All(path => path is null);

    /// <summary>The names that are not there.</summary>
    public string Missing => string.Join(", ", Names.Where((_, i) => Paths[i] is null));

    /// <summary>Looks for the files; also by the names with a dot before <c>idx</c>, as some archives have them.</summary>
    public static IdxFolder Find(string directory) => new(directory, [.. Names.Select(name => FindFile(directory, name))]);

    /// <summary>The labels that belong to an image file, by its name; null when there are none.</summary>
    public static string? LabelsBeside(string imagesPath)
    {
        string name = Path.GetFileName(imagesPath);
        string labels =
            name.Replace("images", "labels", StringComparison.Ordinal).Replace("idx3", "idx1", StringComparison.Ordinal);
        string path = Path.Combine(Path.GetDirectoryName(imagesPath) ?? string.Empty, labels);
        return labels != name && File.Exists(path) ? path : null;
    }

    /// <summary>The images and labels to train on.</summary>
    public LabelledImages ReadTrain() => IdxFile.Read(Paths[0]!, Paths[1]!);

    /// <summary>The images and labels to judge by.</summary>
    public LabelledImages ReadTest() => IdxFile.Read(Paths[2]!, Paths[3]!);

    private static string? FindFile(string directory, string name)
    {
        string dotted = name.Replace("-idx", ".idx", StringComparison.Ordinal);
        string[] candidates = [name + ".gz", name, dotted + ".gz", dotted];
        return candidates.Select(candidate => Path.Combine(directory, candidate)).FirstOrDefault(File.Exists);
    }
}
