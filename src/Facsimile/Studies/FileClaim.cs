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
            return Open(path);
        }
        catch (DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Claims something, and waits for it.</summary>
    /// <exception cref="DirectoryNotFoundException">The folder is not there, or not any more.</exception>
    /// <exception cref="OperationCanceledException">The wait was cancelled.</exception>
    public static FileClaim Wait(string path, CancellationToken cancellation)
    {
        while (true)
        {
            if (Open(path) is { } claim)
            {
                return claim;
            }

            cancellation.WaitHandle.WaitOne(Pause);
            cancellation.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => _file.Dispose();

    private static FileClaim? Open(string path)
    {
        try
        {
            return new FileClaim(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1));
        }
        catch (IOException exception) when (IsTaken(exception))
        {
            return null;
        }
    }

    // ERROR_SHARING_VIOLATION of Windows; EWOULDBLOCK of flock on Linux (11), macOS and the BSDs (35).
    private static bool IsTaken(IOException exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;
}
