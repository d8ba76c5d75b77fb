namespace Facsimile.Studies;

/// <summary>
/// What only one process does at a time, for example one training of a study. The claim is the operating system's lock on a
/// file: it ends with the process, however that ends.
/// </summary>
internal sealed class FileClaim : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private readonly FileStream _file;

    private FileClaim(FileStream file) => _file = file;

    /// <summary>Claims something; null when somebody else has it, or is through with it and has deleted the folder.</summary>
    /// <param name="path">
    /// The file; it is made when it is not there, and stays: to delete it would let two processes lock two files of one name.
    /// </param>
    public static FileClaim? Try(string path)
    {
        try
        {
            return new FileClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (IsTaken(exception) || exception is DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Claims something, and waits for it.</summary>
    public static FileClaim Wait(string path)
    {
        while (true)
        {
            if (Try(path) is { } claim)
            {
                return claim;
            }

            Thread.Sleep(Pause);
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => _file.Dispose();

    // ERROR_SHARING_VIOLATION of Windows; EWOULDBLOCK of flock on Linux (11), macOS and the BSDs (35).
    private static bool IsTaken(IOException exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
