using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Facsimile.Data.Catalog;

/// <summary>Compares files with the checksums of their publishers.</summary>
internal static class DataChecksum
{
    /// <summary>Checks one file: a compressed one by its own checksum, a plain one by that of the content.</summary>
    public static DataFileCheck Check(DataFile file, string? path)
    {
        if (path is null)
        {
            return new DataFileCheck(file.Name, null, DataFileState.Missing, file.Md5, null);
        }

        string expected = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? file.Md5 : file.ContentMd5;
        string found = InputFile.Read(path, Md5);
        return new DataFileCheck(
            file.Name, path, found == expected ? DataFileState.Correct : DataFileState.WrongChecksum, expected, found);
    }

    /// <summary>The MD5 checksum of all that the stream holds, in lower-case hexadecimal.</summary>
    [SuppressMessage(
        "Security", "CA5351", Justification = "The publishers give MD5; it guards against damage, not against forgery.")]
    public static string Md5(Stream content) => Convert.ToHexStringLower(MD5.HashData(content));
}
