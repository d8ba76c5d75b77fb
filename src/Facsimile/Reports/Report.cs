using Facsimile.Evaluation;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>
/// Writes all that is known of one run into a folder: <c>report.html</c> to read, and its parts as files:
/// <c>evaluation.json</c>, <c>images.csv</c>, <c>history.csv</c>, charts (<c>loss.svg</c>, <c>ssim.svg</c>, <c>mse.svg</c>,
/// <c>latent.svg</c>) and pictures (<c>reconstructions.png</c>, <c>best.png</c>, <c>worst.png</c>, <c>epochs.png</c>). The
/// files hold no times and no names of machines: the same figures give the same bytes.
/// </summary>
public static class Report
{
    /// <summary>Writes the files. <c>latent.svg</c> and <c>epochs.png</c> are written only when there is something to show.</summary>
    /// <param name="folder">The folder; created when it is missing. Files of these names in it are replaced.</param>
    /// <param name="history">The course of the training.</param>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="details">Title, layers and settings to show. Default: none.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string folder, History history, EvaluationResult evaluation, ReportDetails? details = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(evaluation);
        Directory.CreateDirectory(folder);
        var art = RunArtwork.Draw(history, evaluation);

        HistoryFile.Write(Path.Combine(folder, "history.csv"), history);
        EvaluationFile.Write(Path.Combine(folder, "evaluation.json"), evaluation);
        ImageScoresFile.Write(Path.Combine(folder, "images.csv"), evaluation);
        AtomicFile.Write(Path.Combine(folder, "loss.svg"), art.Loss.File());
        AtomicFile.Write(Path.Combine(folder, "ssim.svg"), art.Ssim.File());
        AtomicFile.Write(Path.Combine(folder, "mse.svg"), art.Mse.File());
        WriteOrDelete(Path.Combine(folder, "latent.svg"), art.Latent is null ? null : System.Text.Encoding.UTF8.GetBytes(art.Latent.File()));
        AtomicFile.Write(Path.Combine(folder, "reconstructions.png"), art.Reconstructions);
        AtomicFile.Write(Path.Combine(folder, "best.png"), art.Best);
        AtomicFile.Write(Path.Combine(folder, "worst.png"), art.Worst);
        WriteOrDelete(Path.Combine(folder, "epochs.png"), art.Epochs);
        AtomicFile.Write(Path.Combine(folder, "report.html"), RunPage.Write(history, evaluation, details ?? new ReportDetails(), art));
    }

    /// <summary>A file of an earlier report must not stand beside a report that does not have it.</summary>
    private static void WriteOrDelete(string path, byte[]? content)
    {
        if (content is null)
        {
            File.Delete(path);
        }
        else
        {
            AtomicFile.Write(path, content);
        }
    }
}
