using System.Text.Json;
using Facsimile.Inversion.Analysis;
using Facsimile.Reports.Inversions;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// Writes all that an inversion study found into a folder: <c>report.html</c> to read, one file that loads nothing, and its parts as
/// files: <c>study.json</c>, tables (<c>sets.csv</c>, <c>images.csv</c>, <c>normality.csv</c>, <c>methods.csv</c>, <c>courses.csv</c>,
/// <c>completions.csv</c>, <c>confusion-….csv</c>), charts (<c>.svg</c>) and pictures (<c>.png</c>). The files hold no times and no
/// names of machines: the same study gives the same bytes.
/// </summary>
/// <example>
/// <code>
/// InversionStudyResult study = new InversionStudy(autoencoder, classifier).Run(images, classNames, "Levenberg-Marquardt", inverted);
/// InversionStudyReport.Write("studies/inversion", study);
/// </code>
/// </example>
public static class InversionStudyReport
{
    /// <summary>What a study of another code size, or without a classifier, does not write again.</summary>
    private static readonly string[] OptionalFiles =
    [
        "vectors.svg",
        .. new[] { "mt", "mn", "mb", "mb-of-all" }.SelectMany(set => new[] { $"codes-{set}.svg", $"confusion-{set}.svg", $"confusion-{set}.csv" }),
        .. Enumerable.Range(1, NormalityTests.MostAxes).Select(axis => $"normal-{axis}.svg"),
    ];

    /// <summary>Writes the files.</summary>
    /// <param name="folder">
    /// The folder; created when it is missing. Files of these names in it are replaced, and those of an earlier study that this one has
    /// not are deleted.
    /// </param>
    /// <param name="study">What was found.</param>
    /// <param name="details">
    /// Title, description and settings to show, for example the models' folders; of the rest only the description of the data is shown.
    /// Default: none.
    /// </param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string folder, InversionStudyResult study, ReportDetails? details = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(study);
        var figures = StudyFigures.Of(study);
        var artwork = StudyArtwork.Draw(study, figures);
        string page = StudyPage.Write(study, figures, artwork, details ?? new ReportDetails());

        Directory.CreateDirectory(folder);
        string InFolder(string name) => Path.Combine(folder, name);
        foreach (string name in OptionalFiles)
        {
            File.Delete(InFolder(name));
        }

        AtomicFile.Write(
            InFolder(ReportFiles.Study),
            JsonSerializer.Serialize(StudyJson.Of(study, figures), StudyJsonContext.Readable().StudyJson) + "\n");
        foreach ((string name, string text) in StudyFiles.All(study, figures))
        {
            AtomicFile.Write(InFolder(name), text);
        }

        foreach ((string name, byte[] content) in artwork.Files())
        {
            AtomicFile.Write(InFolder(name), content);
        }

        AtomicFile.Write(InFolder(ReportFiles.Report), page);
    }
}
