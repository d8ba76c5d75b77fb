namespace Facsimile.Data;

/// <summary>How far the download of a data set is.</summary>
/// <param name="DataSet">The set's name.</param>
/// <param name="File">The file that is being downloaded.</param>
/// <param name="ReceivedBytes">How much of that file has arrived.</param>
/// <param name="TotalBytes">The length of that file.</param>
/// <param name="FileNumber">Which of the files that are downloaded it is, from 1.</param>
/// <param name="FileCount">How many files are downloaded.</param>
public sealed record DownloadProgress(
    string DataSet, string File, long ReceivedBytes, long TotalBytes, int FileNumber, int FileCount);
