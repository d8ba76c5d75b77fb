using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Reports;
using Facsimile.Storage;

namespace Facsimile.Runs;

/// <summary>
/// Inverts images in a folder, chunk by chunk. One that was interrupted or killed goes on after its last finished chunk when it
/// is begun again, and ends with the same files as one that never was.
/// </summary>
public static class InversionRun
{
    /// <summary>Inverts images, or goes on with that.</summary>
    /// <param name="folder">
    /// The folder: it does not exist, is empty, or holds an unfinished inversion of the same model, images and options.
    /// </param>
    /// <param name="autoencoder">The model whose decoder is inverted.</param>
    /// <param name="images">The images, of the model's size.</param>
    /// <param name="options">How to search.</param>
    /// <param name="progress">
    /// Is told at the beginning, with what an earlier call has done (the loss is NaN when that is nothing), and after each chunk;
    /// null for nobody.
    /// </param>
    /// <param name="finish">
    /// What else is to be made of the result while nobody else may write in the folder; when it fails or is killed, the same call
    /// goes on there at once. Null for nothing.
    /// </param>
    /// <param name="cancellation">Stops it; the chunks that are done stay.</param>
    /// <returns>What was found.</returns>
    /// <exception cref="FacsimileException">
    /// The folder holds something else or a finished inversion, another process writes in it, or images or options do not fit.
    /// </exception>
    /// <exception cref="OperationCanceledException">It was cancelled.</exception>
    public static InversionResult Run(
        string folder,
        Autoencoder autoencoder,
        LabelledImages images,
        InversionOptions options,
        IProgress<InversionProgress>? progress = null,
        Action<InversionResult>? finish = null,
        CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(autoencoder);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(options);
        var inverter = new Inverter(autoencoder, options);
        InversionResult? result = null;
        NewFolders.DeleteOnFailure(folder, () =>
        {
            // Images that do not fit are refused before anything is written.
            _ = inverter.InvertChunks(images.Images, images.Count);
            Directory.CreateDirectory(folder);
            using FileStream held = RunFolder.Lock(folder);
            var files = new InversionFiles(folder);
            Claim(folder, files, InversionSettings.Of(autoencoder, images.Images, options).ToJson());
            try
            {
                List<InversionResult> chunks = Done(files, images.Count, inverter.ChunkSize, autoencoder.CodeSize);
                InvertRest(chunks, files, inverter, images.Images, progress, cancellation);
                result = InversionResult.Join(chunks);
                InversionReport.Write(files, autoencoder, images, options.Mask, result);
                finish?.Invoke(result);
                DeleteParts(files);
            }
            catch when (Directory.Exists(files.Parts) && !Directory.EnumerateFileSystemEntries(files.Parts).Any())
            {
                // Nothing is done that could be gone on with.
                Directory.Delete(files.Parts);
                File.Delete(files.Settings);
                throw;
            }
        });
        return result!;
    }

    /// <summary>Whether a folder holds an inversion that is not finished, so that the same call goes on with it.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    public static bool IsUnfinished(string folder)
    {
        var files = new InversionFiles(folder);
        return Directory.Exists(files.Parts) || (File.Exists(files.Settings) && !File.Exists(files.Table));
    }

    /// <summary>How many images of an unfinished inversion in a folder are done.</summary>
    /// <param name="folder">The folder; it need not exist.</param>
    /// <exception cref="FacsimileException">What is done is damaged.</exception>
    public static int ImagesDone(string folder)
    {
        var files = new InversionFiles(folder);
        int done = 0;
        while (File.Exists(files.Part(done)))
        {
            done += InversionPart.Count(files.Part(done));
        }

        return done;
    }

    /// <summary>Inverts the images that are not done, and adds each chunk when it is written.</summary>
    private static void InvertRest(
        List<InversionResult> chunks,
        InversionFiles files,
        Inverter inverter,
        Images images,
        IProgress<InversionProgress>? progress,
        CancellationToken cancellation)
    {
        int done = chunks.Sum(chunk => chunk.Count);
        double losses = chunks.Sum(chunk => chunk.LossesAfter.Sum());
        void Tell() => progress?.Report(new InversionProgress(done, images.Count, losses / done));
        Tell();
        foreach (InversionResult chunk in inverter.InvertChunks(images, done, null, cancellation))
        {
            InversionPart.Write(files.Part(chunk.First), chunk);
            chunks.Add(chunk);
            done += chunk.Count;
            losses += chunk.LossesAfter.Sum();
            Tell();
        }
    }

    private static void Claim(string folder, InversionFiles files, string settings)
    {
        if (!File.Exists(files.Settings))
        {
            OutputFolder.RequireEmpty(folder);
            AtomicFile.Write(files.Settings, settings);
        }
        else if (!string.Equals(InputFile.Read(files.Settings, file => new StreamReader(file).ReadToEnd()), settings, StringComparison.Ordinal))
        {
            throw new FacsimileException(
                $"{folder} holds an inversion of another model, of other images or by other settings ({files.Settings} says which); "
                + "choose another --out.");
        }

        DeleteLeftovers(folder);
        if (!IsUnfinished(folder))
        {
            throw new FacsimileException($"{folder} holds a finished inversion; choose another --out.");
        }

        Directory.CreateDirectory(files.Parts);
        DeleteLeftovers(files.Parts);
    }

    /// <summary>Deletes what a process that was killed has left: under the lock nobody else writes here.</summary>
    private static void DeleteLeftovers(string folder)
    {
        foreach (string file in Directory.GetFiles(folder, "*" + AtomicFile.TemporaryEnding))
        {
            File.Delete(file);
        }

        foreach (string parts in Directory.GetDirectories(folder, "*" + AtomicFile.TemporaryEnding))
        {
            Directory.Delete(parts, recursive: true);
        }
    }

    /// <summary>
    /// Deletes the parts, all at once for whoever looks: renamed first, so that a process that is killed meanwhile leaves a finished
    /// inversion and never one that lacks parts.
    /// </summary>
    private static void DeleteParts(InversionFiles files)
    {
        string renamed = files.Parts + AtomicFile.TemporaryEnding;
        Directory.Move(files.Parts, renamed);
        Directory.Delete(renamed, recursive: true);
    }

    /// <summary>The chunks that an earlier process has finished.</summary>
    private static List<InversionResult> Done(InversionFiles files, int images, int chunkSize, int codeSize)
    {
        List<InversionResult> chunks = [];
        for (int first = 0; first < images && File.Exists(files.Part(first)); first += chunkSize)
        {
            chunks.Add(InversionPart.Read(files.Part(first), first, Math.Min(chunkSize, images - first), codeSize));
        }

        return chunks;
    }
}
