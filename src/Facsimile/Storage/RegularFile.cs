namespace Facsimile.Storage;

/// <summary>
/// Tells files on the disk from pipes and devices without opening them: opening a pipe waits for its other end.
/// </summary>
internal static class RegularFile
{
    /// <summary>Whether there is nothing to read: an empty file, or a pipe or device, which have no length.</summary>
    /// <param name="path">A file, or a link to one; false when there is none, so that opening it gives the reason.</param>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static bool IsEmpty(string path)
    {
        var file = new FileInfo(path);
        if (file.LinkTarget is not null)
        {
            file = new FileInfo(file.ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? path);
        }

        return file.Exists && file.Length == 0;
    }
}
