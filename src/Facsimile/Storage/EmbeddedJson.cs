using System.Collections.Immutable;
using System.Reflection;

namespace Facsimile.Storage;

/// <summary>The JSON files of one kind that are built into the library.</summary>
/// <param name="folder">What their names in the project file begin with, for example <c>recipes/</c>.</param>
internal sealed class EmbeddedJson(string folder)
{
    private const string Extension = ".json";
    private static readonly Assembly Home = typeof(EmbeddedJson).Assembly;

    /// <summary>Their names without folder and extension, sorted.</summary>
    public ImmutableArray<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(folder, StringComparison.Ordinal))
            .Select(name => name[folder.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of the file of that name; null when there is none.</summary>
    public string? Find(string name)
    {
        using Stream? stream = Home.GetManifestResourceStream(folder + name + Extension);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
