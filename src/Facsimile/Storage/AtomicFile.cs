using System.Text;

namespace Facsimile.Storage;

/// <summary>
/// Writes files so that a reader never sees half of one: the content goes to a temporary name in the same folder, is
/// flushed to the disk and then renamed. When writing fails the temporary file is deleted and an older file stays as it was.
/// </summary>
/// <remarks>
/// Each write has a temporary name of its own, so two writers of one path never mix: the later rename wins. Only a process
/// that is killed while it writes leaves its temporary file behind; a later write neither reads it nor fails because of it.
/// </remarks>
public static class AtomicFile
{
    /// <summary>The ending of every temporary file; whoever owns a folder may delete the files that have it.</summary>
    internal const string TemporaryEnding = ".facsimile-tmp";

    // A name may have 255 bytes, and a letter up to four of them.
    private const int LongestBeginning = 50;

    /// <summary>Writes a file through a stream.</summary>
    /// <param name="path">The final path; an existing file is replaced unless it is read-only. Its folder exists.</param>
    /// <param name="write">Writes the content.</param>
    /// <exception cref="IOException">The disk is full, the folder does not exist, or the path is a folder.</exception>
    /// <exception cref="UnauthorizedAccessException">
    /// The folder cannot be written to, or the existing file is read-only.
    /// </exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(write);
        RefuseReadOnly(path);
        string name = Path.GetFileName(path);
        string temporary = Path.Combine(
            Path.GetDirectoryName(path) ?? string.Empty,
            $"{name[..Math.Min(name.Length, LongestBeginning)]}.{Guid.NewGuid().ToString("N")[..8]}{TemporaryEnding}");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1 << 16))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            DeleteIfPossible(temporary);
            throw;
        }
    }

    /// <summary>Writes a file of bytes.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    /// <param name="path">The final path; an existing file is replaced unless it is read-only. Its folder exists.</param>
    /// <param name="content">The whole content.</param>
    public static void Write(string path, ReadOnlySpan<byte> content)
    {
        byte[] copy = content.ToArray();
        Write(path, stream => stream.Write(copy));
    }

    /// <summary>Writes a text file in UTF-8 without a byte order mark.</summary>
    /// <inheritdoc cref="Write(string, Action{Stream})"/>
    /// <param name="path">The final path; an existing file is replaced unless it is read-only. Its folder exists.</param>
    /// <param name="content">The whole content.</param>
    public static void Write(string path, string content)
    {
        ArgumentNullException.ThrowIfNull(content);
        byte[] bytes = Encoding.UTF8.GetBytes(content);
        Write(path, stream => stream.Write(bytes));
    }

    // A rename asks only for the right to change the folder, so on Unix it would replace a file that its owner protected.
    private static void RefuseReadOnly(string path)
    {
        var file = new FileInfo(path);
        if (file.Exists && file.IsReadOnly)
        {
            throw new UnauthorizedAccessException($"The file {path} is read-only.");
        }
    }

    private static void DeleteIfPossible(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The error that made the write fail is the one to report.
        }
    }
}
