using System.Text.Json;
using System.Text.Json.Nodes;

namespace Facsimile.Storage;

/// <summary>
/// The folder of one run: what was trained, how it went and what came of it. No other code knows the names of its files.
/// </summary>
/// <remarks>
/// While it is open for writing it is locked, so that no two processes write in it at once. The lock is the operating
/// system's: it ends with the process, however that ends.
/// </remarks>
public sealed class RunFolder : IDisposable
{
    /// <summary>The file that is locked.</summary>
    internal const string LockName = ".lock";

    private readonly FileStream? _lock;

    private RunFolder(string path, FileStream? lockFile)
    {
        Path = path;
        _lock = lockFile;
    }

    /// <summary>The folder itself, as it was given.</summary>
    public string Path { get; }

    /// <summary>The recipe: network, data set and settings. It makes a folder a run folder.</summary>
    public string Recipe => FileNamed("recipe.json");

    /// <summary>The course of the training, one line an epoch.</summary>
    public string History => FileNamed(ReportFiles.History);

    /// <summary>The network after the last epoch.</summary>
    public string Model => FileNamed("model.safetensors");

    /// <summary>The network after its best epoch.</summary>
    public string BestModel => FileNamed("best.safetensors");

    /// <summary>The figures of the evaluation.</summary>
    public string Evaluation => FileNamed(ReportFiles.Evaluation);

    /// <summary>The report for reading.</summary>
    public string Report => FileNamed(ReportFiles.Report);

    /// <summary>The figures of each single image.</summary>
    public string ImageScores => FileNamed(ReportFiles.ImageScores);

    /// <summary>How long each epoch took. It stands apart from the results, which are the same on every run.</summary>
    public string Timing => FileNamed("timing.json");

    /// <summary>The folder of what is needed to resume; it is there only while a training is not finished.</summary>
    public string CheckpointFolder => FileNamed("checkpoint");

    /// <summary>Weights, state of the optimiser and position of the training after its last finished epoch.</summary>
    public string Checkpoint => System.IO.Path.Combine(CheckpointFolder, "checkpoint.safetensors");

    private string Failure => FileNamed("failure.json");

    /// <summary>Whether the run that is in the folder has come to its end.</summary>
    internal bool IsFinished => !File.Exists(Checkpoint) && (File.Exists(Report) || File.Exists(Model));

    /// <summary>Makes a new run folder and locks it.</summary>
    /// <param name="path">A folder that does not exist or is empty; folders above it are made too.</param>
    /// <exception cref="FacsimileException">The folder is not empty, is a file, or another process writes in it.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be made.</exception>
    /// <exception cref="UnauthorizedAccessException">The place cannot be written to.</exception>
    public static RunFolder Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (File.Exists(path))
        {
            throw new FacsimileException($"{path} is a file, not a folder: choose another --out.");
        }

        RefuseUsed(path);
        Directory.CreateDirectory(path);
        var folder = new RunFolder(path, Lock(path));
        try
        {
            // Between the first look and the lock another process may have made and finished a run here.
            RefuseUsed(path);
            folder.DeleteTemporaryFiles();
            return folder;
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Opens a run folder to write in it, and locks it.</summary>
    /// <param name="path">The folder of an earlier run.</param>
    /// <exception cref="FacsimileException">It is no run folder, or another process writes in it.</exception>
    /// <exception cref="IOException">The disk is full.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written to.</exception>
    public static RunFolder Open(string path)
    {
        RefuseForeign(path);
        var folder = new RunFolder(path, Lock(path));
        folder.DeleteTemporaryFiles();
        return folder;
    }

    /// <summary>Opens a run folder to read from it only: without a lock, so also while another process writes in it.</summary>
    /// <param name="path">The folder of a run.</param>
    /// <exception cref="FacsimileException">It is no run folder.</exception>
    public static RunFolder OpenToRead(string path)
    {
        RefuseForeign(path);
        return new RunFolder(path, null);
    }

    /// <summary>Why the training gave no model, in a sentence; null when it has not failed. Only a trial of a study notes that.</summary>
    /// <exception cref="FacsimileException">The note is damaged.</exception>
    internal string? ReadFailure()
    {
        if (!File.Exists(Failure))
        {
            return null;
        }

        try
        {
            return JsonNode.Parse(File.ReadAllText(Failure))?["reason"]?.GetValue<string>() ?? "The reason is not known.";
        }
        catch (Exception exception) when (exception is JsonException or InvalidOperationException)
        {
            throw new FacsimileException($"{Failure}: damaged, it holds no reason.", exception);
        }
    }

    /// <summary>Notes why the training gave no model.</summary>
    /// <param name="reason">A sentence.</param>
    internal void WriteFailure(string reason)
        => AtomicFile.Write(Failure, new JsonObject { ["reason"] = reason }.ToJsonString(JsonFormat.Indented) + "\n");

    /// <summary>Refuses a run that has failed.</summary>
    /// <exception cref="FacsimileException">It has.</exception>
    internal void RefuseFailed()
    {
        if (ReadFailure() is { } reason)
        {
            throw new FacsimileException($"{Path} has no model, its training has failed: {reason}");
        }
    }

    /// <summary>Makes the folder of the checkpoint; nothing happens when it is there.</summary>
    public void CreateCheckpointFolder() => Directory.CreateDirectory(CheckpointFolder);

    /// <summary>Deletes the checkpoint and its folder; nothing happens when they are not there.</summary>
    public void DeleteCheckpoint()
    {
        if (Directory.Exists(CheckpointFolder))
        {
            Directory.Delete(CheckpointFolder, recursive: true);
        }
    }

    /// <summary>Gives the lock back. The files stay.</summary>
    public void Dispose() => _lock?.Dispose();

    private static void RefuseUsed(string path)
    {
        if (!Directory.Exists(path))
        {
            return;
        }

        // What a process left that was killed before it had written anything is nothing to lose.
        List<string> names = OutputFolder.Entries(path);
        if (names.Count > 0)
        {
            var folder = new RunFolder(path, null);
            if (!File.Exists(folder.Recipe))
            {
                OutputFolder.RequireEmpty(path);
            }

            throw new FacsimileException(
                folder.IsFinished ? $"{path} holds a finished run: choose another --out."
                : $"{path} holds a run that is not finished: go on with it by --resume {path}, or choose another --out.");
        }
    }

    private static void RefuseForeign(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Directory.Exists(path))
        {
            throw new FacsimileException($"{path} is no run folder: there is no such folder.");
        }

        string recipe = new RunFolder(path, null).Recipe;
        if (!File.Exists(recipe))
        {
            throw new FacsimileException(
                $"{path} is no run folder: it has no {System.IO.Path.GetFileName(recipe)}; "
                    + "give the folder that a training wrote.");
        }
    }

    /// <summary>Locks a folder until the stream is closed or the process ends.</summary>
    /// <exception cref="FacsimileException">Another process has locked it.</exception>
    internal static FileStream Lock(string path)
    {
        try
        {
            return new FileStream(
                System.IO.Path.Combine(path, LockName),
                FileMode.OpenOrCreate,
                FileAccess.ReadWrite,
                FileShare.None,
                bufferSize: 1,
                FileOptions.DeleteOnClose);
        }
        catch (IOException exception) when (IsSharingViolation(exception))
        {
            throw new FacsimileException(
                $"{path} is in use: another process writes in this folder; wait until it ends, or choose another --out.",
                exception);
        }
    }

    // ERROR_SHARING_VIOLATION of Windows; EWOULDBLOCK of flock on Linux (11), macOS and the BSDs (35).
    private static bool IsSharingViolation(IOException exception) => exception.HResult is unchecked((int)0x80070020) or 11 or 35;

    // Under the lock nobody else writes here, so every temporary file belongs to a process that was killed.
    private void DeleteTemporaryFiles()
    {
        foreach (string folder in new[] { Path, CheckpointFolder }.Where(Directory.Exists))
        {
            foreach (string file in Directory.GetFiles(folder, "*" + AtomicFile.TemporaryEnding))
            {
                File.Delete(file);
            }
        }
    }

    private string FileNamed(string name) => System.IO.Path.Combine(Path, name);
}
