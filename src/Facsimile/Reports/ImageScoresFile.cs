using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Evaluation;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// <c>images.csv</c>: the scores of each image, with the columns
/// <c>index,label,mse,psnr,ssim,ssim_gaussian,pixel_accuracy</c>; the label is empty when there are none.
/// </summary>
public static class ImageScoresFile
{
    private const string Header = "index,label,mse,psnr,ssim,ssim_gaussian,pixel_accuracy";

    /// <summary>Writes one line an image.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="evaluation">Where the scores and labels come from.</param>
    public static void Write(string path, EvaluationResult evaluation)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        var text = new StringBuilder(Header).Append('\n');
        for (int i = 0; i < evaluation.Scores.Length; i++)
        {
            ImageScores scores = evaluation.Scores[i];
            text.Append(CultureInfo.InvariantCulture, $"{i},");
            if (!evaluation.Labels.IsEmpty)
            {
                text.Append(CultureInfo.InvariantCulture, $"{evaluation.Labels[i]}");
            }

            text.Append(
                CultureInfo.InvariantCulture,
                $",{scores.Mse:R},{scores.Psnr:R},{scores.Ssim:R},{scores.SsimGaussian:R},{scores.PixelAccuracy:R}\n");
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
        double[] values = new double[5];
        bool valid = cells.Length == 7 && cells[0] == index.ToString(CultureInfo.InvariantCulture);
        for (int i = 0; valid && i < values.Length; i++)
        {
            valid = double.TryParse(cells[i + 2], NumberStyles.Float, CultureInfo.InvariantCulture, out values[i]);
        }

        return valid
            ? new ImageScores(values[0], values[1], values[2], values[3], values[4])
            : throw new FacsimileException(
                $"{path}, line {index + 2}: expected the five scores of image {index}. Damaged; evaluate the run again.");
    }
}
