using System.Runtime.CompilerServices;

namespace Facsimile.Tests;

/// <summary>
/// Where the project's sources stand, as the compiler saw them: tests read golden files and source files from there.
/// </summary>
internal static class SourceTree
{
    /// <summary>The folder of Facsimile.slnx.</summary>
    public static string Root { get; } = Path.GetFullPath(Path.Combine(Here(), "..", ".."));

    /// <summary>The path of a file in the folder Goldens.</summary>
    public static string Golden(string name) => Path.Combine(Here(), "Goldens", name);

    private static string Here([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
