using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// Writes what came of restoring corrupted images: <c>errors.csv</c>, one line an image, and <c>grid.png</c>, the first ten clean,
/// corrupted and restored, with the mean squared error above each. The same figures give the same bytes.
/// </summary>
public static class RestorationReport
{
    private const int MostColumns = 10;

    /// <summary>Writes the files.</summary>
    /// <param name="folder">The folder; created when it is missing. Files of these names in it are replaced.</param>
    /// <param name="images">The clean images, for their files and labels.</param>
    /// <param name="restoration">What came of them.</param>
    /// <exception cref="IOException">The disk is full or the folder cannot be written.</exception>
    public static void Write(string folder, LabelledImages images, Restoration restoration)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(restoration);
        Directory.CreateDirectory(folder);
        RestorationFile.Write(Path.Combine(folder, ReportFiles.RestorationErrors), images, restoration.Scores);
        AtomicFile.Write(Path.Combine(folder, ReportFiles.RestorationGrid), Grid(restoration).AsSpan());
    }

    private static byte[] Grid(Restoration restoration)
    {
        int count = Math.Min(MostColumns, restoration.Originals.Count);
        return CaptionedGrid.ToPng(
        [
            (restoration.Originals.Slice(0, count), []),
            (restoration.Corrupted.Slice(0, count), Errors(restoration.Scores.Before, count)),
            (restoration.Restored.Slice(0, count), Errors(restoration.Scores.After, count)),
        ]);
    }

    private static ImmutableArray<string> Errors(ImmutableArray<ImageScores> scores, int count)
        => [.. scores.Take(count).Select(one => CaptionedGrid.Error(one.Mse))];
}
