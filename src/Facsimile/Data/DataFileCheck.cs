namespace Facsimile.Data;

/// <summary>The outcome of the check of one file of a named data set.</summary>
/// <param name="Name">The file's official name.</param>
/// <param name="Path">Where it is; null when it is missing.</param>
/// <param name="State">What was found.</param>
/// <param name="ExpectedMd5">
/// The checksum that it should have: of the compressed file, or of the content where it is kept plain.
/// </param>
/// <param name="FoundMd5">The checksum that it has; null when it is missing.</param>
public sealed record DataFileCheck(string Name, string? Path, DataFileState State, string ExpectedMd5, string? FoundMd5);
