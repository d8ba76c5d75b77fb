namespace Facsimile.Tests;

/// <summary>A new folder that is deleted with all it holds when the test ends.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("facsimile-test-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>The names of all files and folders in it, or in a folder in it, sorted.</summary>
    public string[] Names(string folder = "") =>
    [
        .. Directory.GetFileSystemEntries(this[folder])
            .Select(entry => System.IO.Path.GetFileName(entry))
            .Order(StringComparer.Ordinal),
    ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
