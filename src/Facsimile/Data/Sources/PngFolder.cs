using System.Collections.Immutable;

namespace Facsimile.Data.Sources;

/// <summary>
/// Reads a folder of PNG files. Sub-folders that hold PNG files are classes, in the ordinal order of their names; PNG files
/// that lie in the folder itself have no labels. When there is a sub-folder <c>train</c>, with one named <c>test</c> or
/// without, these are the two parts. Within a class the files come in the ordinal order of their names.
/// </summary>
internal static class PngFolder
{
    private const int MostClasses = 256;

    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    /// <summary>The images of the folder, in one part or two.</summary>
    public static SourceParts Read(string path, ImageSetOptions options)
    {
        try
        {
            return ReadParts(path, options);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FacsimileException($"{path}: the folder cannot be read: {error.Message}", error);
        }
    }

    private static SourceParts ReadParts(string path, ImageSetOptions options)
    {
        string train = Path.Combine(path, "train");
        string test = Path.Combine(path, "test");
        if (!Directory.Exists(train))
        {
            ImmutableArray<string> names = Classes(path);
            return new SourceParts(ReadPart(path, path, names, options), null, names);
        }

        ImmutableArray<string> classes =
            [.. Classes(train).Union(Directory.Exists(test) ? Classes(test) : []).Order(StringComparer.Ordinal)];
        LabelledImages main = ReadPart(path, train, classes, options);
        return new SourceParts(main, Directory.Exists(test) ? ReadPart(path, test, classes, options) : null, classes);
    }

    private static ImmutableArray<string> Classes(string path)
    {
        ImmutableArray<string> names =
        [
            .. Directory.EnumerateDirectories(path)
                .Where(folder => Files(folder).Length > 0)
                .Select(folder => Path.GetFileName(folder)!)
                .Order(StringComparer.Ordinal),
        ];
        if (names.Length > 0 && Files(path).Length > 0)
        {
            throw new FacsimileException(
                $"{path}: PNG files both in the folder and in its sub-folder {names[0]}; "
                    + "labels need all of them in sub-folders.");
        }

        return names.Length <= MostClasses
            ? names
            : throw new FacsimileException(
                $"{path}: {names.Length} sub-folders with PNG files; at most {MostClasses} classes are known.");
    }

    private static string[] Files(string folder)
    {
        string[] files = Directory.GetFiles(folder, "*.png", AnyCase);
        Array.Sort(files, StringComparer.Ordinal);
        return files;
    }

    private static LabelledImages ReadPart(string root, string path, ImmutableArray<string> classes, ImageSetOptions options)
    {
        if (!classes.IsEmpty && Files(path).Length > 0)
        {
            throw new FacsimileException(
                $"{path}: PNG files outside of the sub-folders of the classes ({classes[0]}, …); move them into one.");
        }

        List<string> files = classes.IsEmpty ? [.. Files(path)] : [];
        List<byte> labels = [];
        for (int label = 0; label < classes.Length; label++)
        {
            string folder = Path.Combine(path, classes[label]);
            string[] ofClass = Directory.Exists(folder) ? Files(folder) : [];
            files.AddRange(ofClass);
            labels.AddRange(Enumerable.Repeat((byte)label, ofClass.Length));
        }

        return new LabelledImages(PngBatch.Read(path, [.. files], options), classes.IsEmpty ? null : [.. labels])
        {
            FileNames = [.. files.Select(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'))],
        };
    }
}
