namespace Facsimile.Data;

/// <summary>One official file of a named data set.</summary>
/// <param name="Name">Its name, with <c>.gz</c>.</param>
/// <param name="Bytes">The length of the compressed file.</param>
/// <param name="Md5">The MD5 checksum of the compressed file, as its publishers give it.</param>
/// <param name="ContentMd5">The MD5 checksum of the decompressed content.</param>
public sealed record DataFile(string Name, long Bytes, string Md5, string ContentMd5);
