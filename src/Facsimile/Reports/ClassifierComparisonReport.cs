using Facsimile.Reports.Charts;
using Facsimile.Reports.Classifiers;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// Writes several runs of classifiers as one report: <c>comparison.html</c>, and its charts as files: <c>loss.svg</c>,
/// <c>accuracy.svg</c>. Like <see cref="ClassifierReport"/> it writes the same bytes for the same figures.
/// </summary>
public static class ClassifierComparisonReport
{
    /// <summary>Writes the files.</summary>
    /// <param name="folder">The folder; created when it is missing. Files of these names in it are replaced.</param>
    /// <param name="runs">The runs in the order shown; at least one.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<ComparedClassifier> runs)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
        {
            throw new ArgumentException("A comparison needs at least one run.", nameof(runs));
        }

        Chart loss = ClassifierComparison.Loss(runs);
        Chart accuracy = ClassifierComparison.Accuracy(runs);
        string page = ClassifierComparison.Page(runs, loss, accuracy);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, ReportFiles.LossChart), loss.File());
        AtomicFile.Write(Path.Combine(folder, ReportFiles.AccuracyChart), accuracy.File());
        AtomicFile.Write(Path.Combine(folder, ReportFiles.Comparison), page);
    }
}
