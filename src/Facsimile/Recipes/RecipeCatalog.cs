using System.Collections.Immutable;
using Facsimile.Storage;

namespace Facsimile.Recipes;

/// <summary>The built-in recipes, embedded JSON files.</summary>
public static class RecipeCatalog
{
    private static readonly EmbeddedJson Files = new("recipes/");

    /// <summary>Their names, sorted.</summary>
    public static ImmutableArray<string> Names => Files.Names;

    /// <summary>The text of the recipe of that name; null when there is none.</summary>
    internal static string? Find(string name) => Files.Find(name);
}
