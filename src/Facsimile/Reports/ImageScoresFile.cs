using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Data.Csv;
using Facsimile.Evaluation;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// <c>images.csv</c>: the scores of each image, with the columns
/// <c>index,label,mse,psnr,ssim,ssim_gaussian,pixel_accuracy</c>; the label is empty when there are none, as is a
/// structural similarity whose window is larger than the images.
/// </summary>
public static class ImageScoresFile
{
    private const string Header = "index,label,mse,psnr,ssim,ssim_gaussian,pixel_accuracy";
    private const int FirstScore = 2;

    private static readonly Metric[] Columns =
        [Metric.Mse, Metric.Psnr, Metric.Ssim, Metric.SsimGaussian, Metric.PixelAccuracy];

    /// <summary>Writes one line an image.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="evaluation">Where the scores and labels come from.</param>
    public static void Write(string path, EvaluationResult evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var text = new StringBuilder(Header).Append('\n');
        for (int i = 0; i < evaluation.Scores.Length; i++)
        {
            string label = evaluation.Labels.IsEmpty ? "" : evaluation.Labels[i].ToString(CultureInfo.InvariantCulture);
            IEnumerable<string> scores = Columns.Select(metric => CsvWriter.Number(evaluation.Scores[i][metric]));
            text.Append(CultureInfo.InvariantCulture, $"{i},{label},{string.Join(',', scores)}\n");
        }

        AtomicFile.Write(path, text.ToString());
    }

    /// <summary>Reads the scores back, in the order of the images.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="FacsimileException">The file is missing or damaged; the message names the line.</exception>
    public static ImmutableArray<ImageScores> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        try
        {
            using var reader = new StreamReader(path);
            if (reader.ReadLine() != Header)
            {
                throw new FacsimileException(
                    $"{path}, line 1: expected the columns {Header}. Is this the file of an evaluation?");
            }

            var scores = ImmutableArray.CreateBuilder<ImageScores>();
            while (reader.ReadLine() is string line)
            {
                scores.Add(Parse(path, line, scores.Count));
            }

            return scores.ToImmutable();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new FacsimileException($"{path}: cannot be read ({error.Message}). Evaluate the run again.", error);
        }
    }

    private static ImageScores Parse(string path, string line, int index)
    {
        string[] cells = line.Split(',');
        double[] values = new double[Columns.Length];
        bool valid = cells.Length == FirstScore + Columns.Length && cells[0] == index.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; valid && i < values.Length; i++)
        {
            valid = TryParse(Columns[i], cells[FirstScore + i], out values[i]);
        }

        return valid
            ? new ImageScores(values[0], values[1], values[2], values[3], values[4])
            : throw new FacsimileException(
                $"{path}, line {index + 2}: expected the five scores of image {index}. Damaged; evaluate the run again.");
    }

    private static bool TryParse(Metric metric, string cell, out double value)
    {
        if (cell.Length == 0 && metric is Metric.Ssim or Metric.SsimGaussian)
        {
            value = double.NaN;
            return true;
        }

        return double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out value);
    }
}
