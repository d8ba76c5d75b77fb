using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Reports.Classifiers;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary>
/// Writes all that is known of one run of a classifier into a folder: <c>report.html</c> to read, and its parts as files:
/// <c>evaluation.json</c>, <c>images.csv</c>, <c>classes.csv</c>, <c>confusion.csv</c>, <c>history.csv</c>, charts
/// (<c>loss.svg</c>, <c>accuracy.svg</c>, <c>confusion.svg</c>) and the picture <c>most-confused.png</c>. The files hold no times
/// and no names of machines: the same figures give the same bytes.
/// </summary>
public static class ClassifierReport
{
    private const int Columns = 10;

    /// <summary>Writes the files; <c>most-confused.png</c> only when an image was predicted wrongly.</summary>
    /// <param name="folder">The folder; created when it is missing. Files of these names in it are replaced.</param>
    /// <param name="history">The course of the training.</param>
    /// <param name="evaluation">What was measured.</param>
    /// <param name="details">Title, layers and settings to show. Default: none.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string folder, History history, ClassificationResult evaluation, ReportDetails? details = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(history);
        ArgumentNullException.ThrowIfNull(evaluation);
        Directory.CreateDirectory(folder);
        var summary = ClassificationSummary.Of(evaluation);
        Chart loss = ClassifierCharts.Loss(history);
        Chart accuracy = ClassifierCharts.Accuracy(history);
        Chart confusion = ClassifierCharts.Confusion(summary);
        string page = ClassifierPage.Write(history, evaluation, details ?? new ReportDetails(), loss, accuracy, confusion);

        string InFolder(string name) => Path.Combine(folder, name);
        HistoryFile.Write(InFolder(ReportFiles.History), history);
        ClassificationFile.Write(InFolder(ReportFiles.Evaluation), evaluation);
        PredictionsFile.Write(InFolder(ReportFiles.ImageScores), evaluation);
        AtomicFile.Write(InFolder(ReportFiles.Classes), ClassFiles.Scores(summary));
        AtomicFile.Write(InFolder(ReportFiles.Confusion), ClassFiles.Confusion(summary));
        AtomicFile.Write(InFolder(ReportFiles.LossChart), loss.File());
        AtomicFile.Write(InFolder(ReportFiles.AccuracyChart), accuracy.File());
        AtomicFile.Write(InFolder(ReportFiles.ConfusionChart), confusion.File());
        OptionalFile.Write(InFolder(ReportFiles.MostConfused), MostConfused(evaluation.MostConfusedImages));
        AtomicFile.Write(InFolder(ReportFiles.Report), page);
    }

    private static byte[]? MostConfused(Images images)
        => images.Count == 0
            ? null
            : ImageGrid.ToPng(
            [
                .. Enumerable.Range(0, ((images.Count - 1) / Columns) + 1).Select(
                    row => images.Slice(row * Columns, Math.Min(Columns, images.Count - (row * Columns)))),
            ]);
}
