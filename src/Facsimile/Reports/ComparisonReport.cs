using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// Writes several runs as one report: <c>comparison.html</c>, and its charts as files: <c>loss.svg</c>, <c>ssim.svg</c>,
/// <c>mse.svg</c>; no <c>ssim.svg</c> when no run has one. Like <see cref="Report"/> it writes the same bytes for the same
/// figures.
/// </summary>
public static class ComparisonReport
{
    /// <summary>Writes the files.</summary>
    /// <param name="folder">The folder; created when it is missing. Files of these names in it are replaced.</param>
    /// <param name="runs">The runs in the order shown; at least one.</param>
    /// <param name="noise">
    /// How well they restore noisy images, for a section of its own and the files <c>noise.svg</c>, <c>noise.csv</c> and
    /// <c>noise-LEVEL.png</c>. Default: none.
    /// </param>
    /// <exception cref="FacsimileException">A picture of a run is not a PNG file.</exception>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string folder, IReadOnlyList<ComparedRun> runs, NoiseComparison? noise = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(runs);
        if (runs.Count == 0)
        {
            throw new ArgumentException("A comparison needs at least one run.", nameof(runs));
        }

        Chart loss = ComparisonCharts.Loss(runs);
        Chart? ssim = runs.Any(run => run.Evaluation.Metrics.ContainsKey(Metric.Ssim))
            ? ComparisonCharts.Boxes(runs, Metric.Ssim, "ssim", "SSIM of the images", "SSIM")
            : null;
        Chart mse = ComparisonCharts.Boxes(runs, Metric.Mse, "mse", "Error of the images", "Mean squared error");
        NoiseSection? noiseSection = noise is null ? null : new NoiseSection(noise);
        string page = ComparisonPage.Write(runs, loss, ssim, mse, noiseSection?.Draw());
        Directory.CreateDirectory(folder);
        noiseSection?.WriteFiles(folder);
        AtomicFile.Write(Path.Combine(folder, ReportFiles.LossChart), loss.File());
        OptionalFile.Write(Path.Combine(folder, ReportFiles.SsimChart), ssim);
        AtomicFile.Write(Path.Combine(folder, ReportFiles.MseChart), mse.File());
        AtomicFile.Write(Path.Combine(folder, ReportFiles.Comparison), page);
    }
}
