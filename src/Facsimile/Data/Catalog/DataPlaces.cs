namespace Facsimile.Data.Catalog;

/// <summary>The folders that may hold named data sets, in the order in which they are searched.</summary>
/// <param name="Given">The folder that the user named; null for none.</param>
/// <param name="Environment">The folder of the environment variable <c>FACSIMILE_DATA</c>; null for none.</param>
/// <param name="Cache">The user's cache folder.</param>
internal sealed record DataPlaces(string? Given, string? Environment, string Cache)
{
    /// <summary>The folder that downloads go to: the user's choice where there is one.</summary>
    public string ForDownloads => Given ?? Environment ?? Cache;

    /// <summary>The places on this machine.</summary>
    public static DataPlaces FromSystem(string? given)
    {
        string? environment = System.Environment.GetEnvironmentVariable("FACSIMILE_DATA");
        return new DataPlaces(given, string.IsNullOrEmpty(environment) ? null : environment, CacheFolder());
    }

    /// <summary>Checks that the folder which the user named is there, since another one in its place would go unseen.</summary>
    /// <exception cref="FacsimileException">It is not.</exception>
    public void CheckGiven()
    {
        if (Given is { } given && !Directory.Exists(given))
        {
            throw new FacsimileException($"{given}: the data folder does not exist; check the path.");
        }
    }

    /// <summary>The folder with all files of a set; null when there is none.</summary>
    public IdxFolder? Find(NamedDataSet set) => Candidates(set).FirstOrDefault(folder => folder.IsComplete);

    /// <summary>Where to look: in each place a folder of the set's name, then the place itself.</summary>
    /// <param name="set">The set.</param>
    /// <param name="onlyGiven">Whether to look only in the folder that the user named.</param>
    public IEnumerable<IdxFolder> Candidates(NamedDataSet set, bool onlyGiven = false)
    {
        string?[] places = onlyGiven ? [Given] : [Given, Environment, Cache];
        foreach (string? place in places)
        {
            if (place is not null)
            {
                yield return IdxFolder.Find(Path.Combine(place, set.Name));
                IdxFolder itself = IdxFolder.Find(place);
                if (!BelongsToAnother(set, itself))
                {
                    yield return itself;
                }
            }
        }
    }

    /// <summary>
    /// The sets' files have the same names, so files that lie in the place itself might be another set's: the checksum of
    /// the small label file tells.
    /// </summary>
    private static bool BelongsToAnother(NamedDataSet set, IdxFolder folder)
        => folder.Paths[1] is { } labels
            && DataCatalog.All.Any(other =>
                other != set && !other.IsBuiltIn && DataChecksum.Check(other.Files[1], labels).State == DataFileState.Correct);

    private static string CacheFolder()
    {
        string? cache = System.Environment.GetEnvironmentVariable("XDG_CACHE_HOME");
        if (string.IsNullOrEmpty(cache))
        {
            cache = OperatingSystem.IsLinux()
                ? Path.Combine(UserFolder(System.Environment.SpecialFolder.UserProfile), ".cache")
                : UserFolder(System.Environment.SpecialFolder.LocalApplicationData);
        }

        return Path.Combine(Path.IsPathFullyQualified(cache) ? cache : Path.GetTempPath(), "facsimile");
    }

    /// <summary>The folder's path also when it does not exist yet.</summary>
    private static string UserFolder(System.Environment.SpecialFolder folder)
        => System.Environment.GetFolderPath(folder, System.Environment.SpecialFolderOption.DoNotVerify);
}
