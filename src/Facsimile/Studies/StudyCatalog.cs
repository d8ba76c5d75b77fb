using System.Collections.Immutable;
using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>The built-in studies, embedded JSON files.</summary>
public static class StudyCatalog
{
    private static readonly EmbeddedJson Files = new("studies/");

    /// <summary>Their names, sorted.</summary>
    public static ImmutableArray<string> Names => Files.Names;

    /// <summary>The text of the study of that name; null when there is none.</summary>
    internal static string? Find(string name) => Files.Find(name);
}
