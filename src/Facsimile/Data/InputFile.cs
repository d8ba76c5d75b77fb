using Facsimile.Storage;

namespace Facsimile.Data;

/// <summary>Opens the user's files and turns what can go wrong with them into one clear line.</summary>
internal static class InputFile
{
    /// <summary>Opens a file, reads it and closes it.</summary>
    /// <exception cref="FacsimileException">The file is missing, may not be read, or its compressed data are damaged.</exception>
    public static T Read<T>(string path, Func<FileStream, T> read)
    {
        try
        {
            if (RegularFile.IsEmpty(path))
            {
                throw new FacsimileException($"{path}: the file is empty, or a pipe or device; give a file on the disk.");
            }

            using var file = new FileStream(
                path, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
            if (!file.CanSeek)
            {
                throw new FacsimileException($"{path}: not a regular file; give the path of a file on the disk.");
            }

            return read(file);
        }
        catch (Exception error) when (error is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new FacsimileException($"{path}: there is no such file; check the path.", error);
        }
        catch (UnauthorizedAccessException error)
        {
            string reason = Directory.Exists(path) ? "it is a folder, a file was expected" : "permission denied";
            throw new FacsimileException($"{path}: cannot be read: {reason}.", error);
        }
        catch (InvalidDataException error)
        {
            throw new FacsimileException($"{path}: its compressed data are damaged; get the file again.", error);
        }
        catch (IOException error)
        {
            throw new FacsimileException($"{path}: cannot be read: {error.Message}", error);
        }
    }

    /// <summary>The whole content of a file.</summary>
    public static byte[] ReadAll(string path) => Read(path, file =>
    {
        if (file.Length > Array.MaxLength)
        {
            throw new FacsimileException($"{path}: {file.Length} bytes are too many; at most {Array.MaxLength} can be read.");
        }

        byte[] content = new byte[file.Length];
        file.ReadExactly(content);
        return content;
    });
}
