using System.Text.RegularExpressions;

namespace Facsimile.Tests.Architecture;

/// <summary>What a source file of the library must keep to: the order of folders, its namespace, its one public type.</summary>
internal static partial class SourceRules
{
    /// <summary>The folders of the library; code in one uses only those before it.</summary>
    public static readonly string[] Order =
    [
        "Numerics", "Storage", "Data", "Layers", "Losses", "Optimizers", "Models", "Training", "Recipes", "Statistics",
        "Evaluation", "Inversion", "Reports", "Runs", "Studies",
    ];

    /// <summary>The breaches of the rules in one file; empty when there are none.</summary>
    /// <param name="path">Its path inside the library, with slashes, for example <c>Data/Png/PngReader.cs</c>.</param>
    /// <param name="source">Its text.</param>
    public static IEnumerable<string> Breaches(string path, string source)
    {
        string[] folders = path.Split('/')[..^1];
        string expected = string.Join('.', folders.Prepend("Facsimile"));
        string found = NamespaceLine().Match(source).Groups[1].Value;
        if (found != expected)
        {
            yield return $"{path} is in the namespace {found}, expected {expected}";
        }

        string name = Path.GetFileName(path).Split('.')[0];
        (string Name, bool IsPublic)[] types =
        [
            .. TopLevelType().Matches(source)
                .Select(match => (match.Groups[1].Value, match.Value.StartsWith("public ", StringComparison.Ordinal))),
        ];
        if (!types.Any(type => type.Name == name) || types.Any(type => type.IsPublic && type.Name != name))
        {
            string all = string.Join(", ", types.Select(type => type.Name));
            yield return $"{path} holds [{all}], expected {name} and no other public type";
        }

        if (folders.Length == 0)
        {
            yield break;
        }

        int place = Array.IndexOf(Order, folders[0]);
        if (place < 0)
        {
            yield return $"{path}: the folder {folders[0]} has no place in the order of folders";
            yield break;
        }

        foreach (string used in UsedFolders(source).Where(used => Array.IndexOf(Order, used) > place))
        {
            yield return $"{path} uses {used}, which comes after {folders[0]}";
        }
    }

    /// <summary>
    /// The folders of the library that a file names: in a using, a full name, or a name that begins with the folder.
    /// </summary>
    public static IEnumerable<string> UsedFolders(string source)
        => FolderName().Matches(CommentTextOrNamespace().Replace(source, string.Empty))
            .Select(match => match.Groups[1].Value)
            .Where(Order.Contains)
            .Distinct();

    [GeneratedRegex(@"^namespace ([\w.]+)[;\s]", RegexOptions.Multiline)]
    private static partial Regex NamespaceLine();

    // A type that is not nested begins at the first column, since namespaces are file-scoped.
    [GeneratedRegex(
        @"^(?:(?:public|internal|file|static|sealed|abstract|partial|readonly|ref|unsafe) )*"
        + @"(?:class|struct|interface|enum|record struct|record class|record|delegate [\w<>\[\],.?]+) (\w+)",
        RegexOptions.Multiline)]
    private static partial Regex TopLevelType();

    [GeneratedRegex(@"(?<![\w.])(?:Facsimile\.(\w+)|(?<1>\w+)(?=\.[A-Z]))")]
    private static partial Regex FolderName();

    [GeneratedRegex(@"//[^\n]*|""(?:\\.|[^""\\\n])*""|^namespace [^\n]*", RegexOptions.Multiline)]
    private static partial Regex CommentTextOrNamespace();
}
