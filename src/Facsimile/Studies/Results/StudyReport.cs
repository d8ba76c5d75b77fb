using System.Collections.Immutable;
using Facsimile.Reports;
using Facsimile.Reports.Charts;
using Facsimile.Storage;

namespace Facsimile.Studies.Results;

/// <summary>
/// Writes what came of a study: <c>report.html</c> to read, <c>results.csv</c> and <c>results.json</c>, charts and pictures.
/// Only the report, <c>time.svg</c> and <c>timing.csv</c> hold times; all else is the same for the same results.
/// </summary>
internal static class StudyReport
{
    /// <summary>Writes the files.</summary>
    public static void Write(StudyFolder folder, StudyPlan plan, ImmutableArray<TrialResult> trials, StudyImages images, int? threads)
    {
        var figures = StudyFigures.Of(folder, plan, trials, images, threads);
        bool any = !figures.Ranked.IsEmpty;
        var art = new StudyArtwork
        {
            Coordinates = figures.Influences.Length < 2 ? null : StudyCharts.Coordinates(figures),
            Epochs = any ? StudyCharts.Epochs(figures) : null,
            Loss = StudyLoss.Draw(folder, figures),
            Parameters = figures.Ranked.Select(one => one.Parameters).Distinct().Count() > 1 ? StudyCharts.Parameters(figures) : null,
            Time = any ? StudyCharts.Time(figures) : null,
            Pictures = any ? StudyPictures.Draw(figures, folder, images, threads) : null,
            Noise = figures.Uses?.Noise is { } noise ? new NoiseSection(noise) : null,
            Inpainting = figures.Uses is { Filled.IsEmpty: false } uses ? new InpaintingSection(uses) : null,
        };
        AtomicFile.Write(folder.Table, StudyTable.Results(figures));
        AtomicFile.Write(folder.Timing, StudyTable.Timing(figures));
        AtomicFile.Write(folder.Results, StudyJson.Format(figures));
        WriteChart("coordinates.svg", art.Coordinates);
        WriteChart("epochs.svg", art.Epochs);
        WriteChart("loss.svg", art.Loss);
        WriteChart("parameters.svg", art.Parameters);
        WriteChart("time.svg", art.Time);
        OptionalFile.Write(folder.InFolder("reconstructions.png"), art.Pictures?.Png);
        art.Noise?.WriteFiles(folder.Path);
        art.Inpainting?.WriteFiles(folder);
        AtomicFile.Write(folder.Report, StudyPage.Write(figures, art));

        void WriteChart(string name, Chart? chart) => OptionalFile.Write(folder.InFolder(name), chart);
    }
}
