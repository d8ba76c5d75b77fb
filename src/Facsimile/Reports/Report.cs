using Facsimile.Evaluation;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>
/// Writes all that is known of one run into a folder: <c>report.html</c> to read, and its parts as files:
/// <c>evaluation.json</c>, <c>images.csv</c>, <c>history.csv</c>, charts (<c>loss.svg</c>, <c>ssim.svg</c>, <c>mse.svg</c>,
/// <c>latent.svg</c>) and pictures (<c>reconstructions.png</c>, <c>best.png</c>, <c>worst.png</c>, <c>epochs.png</c>); of a
/// variational autoencoder also the parts of the loss (<c>reconstruction.svg</c>, <c>divergence.svg</c>) and what its decoder makes
/// of codes (<c>samples.png</c>, <c>plane.png</c>, <c>interpolations.png</c>, <c>traversals.png</c>). The files hold no times and no names of machines: the same figures give the same bytes.
/// </summary>
public static class Report
{
    /// <summary>
    /// Writes the files; those of <c>ssim.svg</c>, <c>latent.svg</c>, <c>epochs.png</c> and a variational autoencoder only when there
    /// is something to show.
    /// </summary>
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

        string InFolder(string name) => Path.Combine(folder, name);
        HistoryFile.Write(InFolder(ReportFiles.History), history);
        EvaluationFile.Write(InFolder(ReportFiles.Evaluation), evaluation);
        ImageScoresFile.Write(InFolder(ReportFiles.ImageScores), evaluation);
        AtomicFile.Write(InFolder(ReportFiles.LossChart), art.Loss.File());
        OptionalFile.Write(InFolder(ReportFiles.SsimChart), art.Ssim);
        AtomicFile.Write(InFolder(ReportFiles.MseChart), art.Mse.File());
        OptionalFile.Write(InFolder(ReportFiles.LatentChart), art.Latent);
        OptionalFile.Write(InFolder(ReportFiles.ReconstructionChart), art.Variational?.Reconstruction);
        OptionalFile.Write(InFolder(ReportFiles.DivergenceChart), art.Variational?.Divergence);
        OptionalFile.Write(InFolder(ReportFiles.Samples), art.Variational?.Samples);
        OptionalFile.Write(InFolder(ReportFiles.Plane), art.Variational?.Plane);
        OptionalFile.Write(InFolder(ReportFiles.Interpolations), art.Variational?.Interpolations);
        OptionalFile.Write(InFolder(ReportFiles.Traversals), art.Variational?.Traversals);
        AtomicFile.Write(InFolder(ReportFiles.Reconstructions), art.Reconstructions);
        AtomicFile.Write(InFolder(ReportFiles.Best), art.Best);
        AtomicFile.Write(InFolder(ReportFiles.Worst), art.Worst);
        OptionalFile.Write(InFolder(ReportFiles.Epochs), art.Epochs);
        AtomicFile.Write(InFolder(ReportFiles.Report), RunPage.Write(history, evaluation, details ?? new ReportDetails(), art));
    }
}
