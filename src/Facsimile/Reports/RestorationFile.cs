using System.Globalization;
using System.Text;
using Facsimile.Data;
using Facsimile.Data.Csv;
using Facsimile.Evaluation;
using Facsimile.Storage;

namespace Facsimile.Reports;

/// <summary>
/// <c>errors.csv</c>: the error and the structural similarity of each image before and after it was restored, with a mask also
/// inside and outside of it. A field that does not apply is empty.
/// </summary>
internal static class RestorationFile
{
    private const string Header = "index,file,label,mse_before,mse_after,ssim_before,ssim_after";

    private const string MaskHeader = ",mse_inside_before,mse_inside_after,mse_outside_before,mse_outside_after"
        + ",ssim_inside_before,ssim_inside_after,ssim_outside_before,ssim_outside_after";

    /// <summary>Writes one line an image.</summary>
    /// <param name="path">The file; an existing one is replaced. Its folder exists.</param>
    /// <param name="images">The clean images, for their files and labels.</param>
    /// <param name="scores">The scores of each.</param>
    public static void Write(string path, LabelledImages images, RestorationScores scores)
    {
        ArgumentNullException.ThrowIfNull(images);
        ArgumentNullException.ThrowIfNull(scores);
        bool masked = !scores.MaskAfter.IsEmpty;
        var text = new StringBuilder(Header).Append(masked ? MaskHeader : "").Append('\n');
        for (int i = 0; i < images.Count; i++)
        {
            (ImageScores before, ImageScores after) = (scores.Before[i], scores.After[i]);
            double[] values = [before.Mse, after.Mse, before.Ssim, after.Ssim];
            if (masked)
            {
                (MaskScores maskBefore, MaskScores maskAfter) = (scores.MaskBefore[i], scores.MaskAfter[i]);
                values =
                [
                    .. values,
                    maskBefore.MseInside, maskAfter.MseInside, maskBefore.MseOutside, maskAfter.MseOutside,
                    maskBefore.SsimInside, maskAfter.SsimInside, maskBefore.SsimOutside, maskAfter.SsimOutside,
                ];
            }

            string file = images.FileNames.IsEmpty ? "" : CsvWriter.Quoted(images.FileNames[i]);
            string label = images.Labels?[i].ToString(CultureInfo.InvariantCulture) ?? "";
            text.Append(CultureInfo.InvariantCulture, $"{i},{file},{label},{string.Join(',', values.Select(CsvWriter.Number))}\n");
        }

        AtomicFile.Write(path, text.ToString());
    }
}
