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
    /// <param name="progress">Is told after each chunk; null for nobody.</param>
    /// <param name="keepParts">
    /// Whether the finished chunks stay when all is done, so that the same call gives the same result at once;
    /// <see cref="DeleteParts"/> deletes them.
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
        bool keepParts = false,
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
            IEnumerable<InversionResult> Chunks(int start) => inverter.InvertChunks(images.Images, start, progress, cancellation);
            _ = Chunks(images.Count);
            Directory.CreateDirectory(folder);
            using FileStream held = RunFolder.Lock(folder);
            var files = new InversionFiles(folder);
            Claim(folder, files, InversionSettings.Of(autoencoder, images.Images, options).ToJson());
            List<InversionResult> chunks = Done(files, images.Count, inverter.ChunkSize, autoencoder.CodeSize);
            foreach (InversionResult chunk in Chunks(chunks.Sum(chunk => chunk.Count)))
            {
                InversionPart.Write(files.Part(chunk.First), chunk);
                chunks.Add(chunk);
            }

            result = InversionResult.Join(chunks);
            InversionReport.Write(files, autoencoder, images, options.Mask, result);
            if (!keepParts)
            {
                DeleteParts(folder);
            }
        });
        return result!;
    }

    /// <summary>Deletes the chunks of a finished inversion.</summary>
    /// <param name="folder">The folder.</param>
    public static void DeleteParts(string folder) => Directory.Delete(new InversionFiles(folder).Parts, recursive: true);

    /// <summary>How many images of an unfinished inversion in a folder are done.</summary>
    /// <param name="folder">The folder.</param>
    public static int ImagesDone(string folder)
    {
        string parts = new InversionFiles(folder).Parts;
        return !Directory.Exists(parts)
            ? 0
            : Directory.GetFiles(parts, "*.safetensors").Sum(file => SafetensorsFile.Read(file).Get<double>("lossesAfter").Length);
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
        else if (!Directory.Exists(files.Parts) && File.Exists(files.Table))
        {
            throw new FacsimileException($"{folder} holds a finished inversion; choose another --out.");
        }

        Directory.CreateDirectory(files.Parts);
    }

    /// <summary>The chunks that an earlier process has finished.</summary>
    private static List<InversionResult> Done(InversionFiles files, int images, int chunkSize, int codeSize)
    {
        foreach (string left in Directory.GetFiles(files.Parts, "*" + AtomicFile.TemporaryEnding))
        {
            File.Delete(left);
        }

        List<InversionResult> chunks = [];
        for (int first = 0; first < images && File.Exists(files.Part(first)); first += chunkSize)
        {
            chunks.Add(InversionPart.Read(files.Part(first), first, Math.Min(chunkSize, images - first), codeSize));
        }

        return chunks;
    }
}
