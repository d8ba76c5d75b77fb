using System.Collections.Immutable;
using System.Reflection;

namespace Facsimile.Recipes;

/// <summary>The built-in recipes, embedded JSON files.</summary>
public static class RecipeCatalog
{
    private const string Prefix = "recipes/";
    private const string Extension = ".json";
    private static readonly Assembly Home = typeof(RecipeCatalog).Assembly;

    /// <summary>Their names, sorted.</summary>
    public static ImmutableArray<string> Names { get; } =
    [
        .. Home.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(name => name[Prefix.Length..^Extension.Length])
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The text of the recipe of that name; null when there is none.</summary>
    internal static string? Find(string name)
    {
        using Stream? stream = Home.GetManifestResourceStream(Prefix + name + Extension);
        return stream is null ? null : new StreamReader(stream).ReadToEnd();
    }
}
