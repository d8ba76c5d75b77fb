namespace Facsimile.Data.Catalog;

/// <summary>Finds, and where need be downloads, the files of a named data set.</summary>
internal static class KnownSetReader
{
    /// <summary>The folder with the set's files.</summary>
    /// <exception cref="FacsimileException">They are in no place, and were not or could not be downloaded.</exception>
    public static IdxFolder Find(
        NamedDataSet set, ImageSetOptions options, DataPlaces places, Func<HttpMessageHandler> createHandler)
    {
        places.CheckGiven();
        if (places.Find(set) is { } found)
        {
            return found;
        }

        if (!options.Download)
        {
            IEnumerable<IdxFolder> partial = places.Candidates(set).Where(folder => !folder.IsEmpty);
            string searched = string.Join(", ", partial.Select(folder => $"{folder.Directory} lacks {folder.Missing}"));
            throw new FacsimileException(
                $"{set.Name}: the data set is not on this machine{(searched.Length > 0 ? $" ({searched})" : string.Empty)}; "
                + $"fetch it (facsimile data fetch {set.Name}), or name the folder that holds it by --data or FACSIMILE_DATA.");
        }

        using HttpMessageHandler handler = createHandler();
        return IdxFolder.Find(DataCatalog.Fetch(set, places, handler, options.DownloadProgress, options.Cancellation));
    }

    /// <summary>One part of the set, after checking that its labels are those of the set.</summary>
    public static LabelledImages Check(NamedDataSet set, string directory, LabelledImages part)
    {
        int largest = part.Labels!.Max();
        return largest < set.ClassNames.Length
            ? part
            : throw new FacsimileException(
                $"{directory}: label {largest}, but {set.Name} has the classes 0 to {set.ClassNames.Length - 1}; "
                    + "verify the files.");
    }
}
