using System.Collections.Immutable;
using Facsimile.Data.Catalog;

namespace Facsimile.Data;

/// <summary>
/// The data sets that are known by name, where their files are, whether they are right, and how to get them. Files are
/// looked for in the folder that the user names, in that of the environment variable <c>FACSIMILE_DATA</c>, and in the
/// user's cache folder (<c>facsimile</c> in <c>$XDG_CACHE_HOME</c>, <c>~/.cache</c> or the local application data), each
/// time in a sub-folder of the set's name and then in the folder itself.
/// </summary>
public static class DataCatalog
{
    /// <summary>How long an address may be silent before the next one is tried.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    /// <summary>All sets: <c>glyphs</c>, <c>mnist</c>, <c>fashion-mnist</c>.</summary>
    public static ImmutableArray<NamedDataSet> All { get; } = [KnownSets.Glyphs, KnownSets.Mnist, KnownSets.FashionMnist];

    /// <summary>The set of that name; null when there is none.</summary>
    public static NamedDataSet? Find(string name) => All.FirstOrDefault(set => set.Name == name);

    /// <summary>The folder with all four files of a set; null when there is none, or the set is built in.</summary>
    /// <param name="set">The set.</param>
    /// <param name="dataDirectory">The folder to look in first; null for none.</param>
    /// <exception cref="FacsimileException"><paramref name="dataDirectory"/> does not exist.</exception>
    public static string? Locate(NamedDataSet set, string? dataDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        var places = DataPlaces.FromSystem(dataDirectory);
        places.CheckGiven();
        return set.IsBuiltIn ? null : places.Find(set)?.Directory;
    }

    /// <summary>Compares each file of a set with its checksum, in the first folder that has them.</summary>
    /// <param name="set">The set.</param>
    /// <param name="dataDirectory">The folder to look in, and nowhere else; null for the others.</param>
    /// <returns>One entry a file; nothing for a built-in set.</returns>
    /// <exception cref="FacsimileException"><paramref name="dataDirectory"/> does not exist.</exception>
    public static ImmutableArray<DataFileCheck> Verify(NamedDataSet set, string? dataDirectory = null)
    {
        ArgumentNullException.ThrowIfNull(set);
        return Verify(set, DataPlaces.FromSystem(dataDirectory));
    }

    /// <summary>
    /// Downloads the files of a set that are missing or wrong, into a sub-folder of the set's name in the folder that the
    /// user names, else in that of <c>FACSIMILE_DATA</c>, else in the cache folder. Each file is checked before it gets its name.
    /// </summary>
    /// <param name="set">The set; nothing is done for a built-in one.</param>
    /// <param name="dataDirectory">The folder to download into; null for the others.</param>
    /// <param name="progress">Told how far the download is.</param>
    /// <param name="cancellation">Stops the download; what is complete stays.</param>
    /// <returns>The folder with the files; null for a built-in set.</returns>
    /// <exception cref="FacsimileException">A file could not be had with the right checksum from any address.</exception>
    /// <exception cref="OperationCanceledException">The download was stopped.</exception>
    public static string? Fetch(
        NamedDataSet set,
        string? dataDirectory = null,
        IProgress<DownloadProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(set);
        if (set.IsBuiltIn)
        {
            return null;
        }

        using var handler = new SocketsHttpHandler();
        return Fetch(set, DataPlaces.FromSystem(dataDirectory), handler, progress, cancellation);
    }

    internal static ImmutableArray<DataFileCheck> Verify(NamedDataSet set, DataPlaces places)
    {
        places.CheckGiven();
        if (set.IsBuiltIn)
        {
            return [];
        }

        // Right files elsewhere would say nothing of the folder that was asked about.
        IEnumerable<IdxFolder> candidates = places.Candidates(set, onlyGiven: places.Given is not null);
        IdxFolder folder = candidates.FirstOrDefault(candidate => candidate.IsComplete)
            ?? candidates.FirstOrDefault(candidate => !candidate.IsEmpty)
            ?? IdxFolder.Find(Path.Combine(places.ForDownloads, set.Name));
        return [.. set.Files.Select((file, i) => DataChecksum.Check(file, folder.Paths[i]))];
    }

    internal static string Fetch(
        NamedDataSet set,
        DataPlaces places,
        HttpMessageHandler handler,
        IProgress<DownloadProgress>? progress,
        CancellationToken cancellation)
    {
        string folder = Path.Combine(places.ForDownloads, set.Name);
        using var client = new HttpClient(handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
        new DataDownload(client, Patience).Fetch(set, folder, progress, cancellation);
        return folder;
    }
}
