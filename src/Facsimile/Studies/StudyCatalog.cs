using System.Collections.Immutable;
using System.Reflection;

namespace Facsimile.Studies;

/// <summary>The built-in studies, embedded JSON files.</summary>
public static class StudyCatalog
{
    private const string Prefix = "studies/";
    private const string Extension = ".json";
    private static readonly Assembly Home = typeof(StudyCatalog).Assembly;

    /// <summary>Their names, sorted.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of the study of that name; null when there is none.</summary>
    internal static string? Find(string name)
    {
        using Stream? stream = Home.GetManifestResourceStream(Prefix + name + Extension);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
