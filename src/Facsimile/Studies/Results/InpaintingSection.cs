using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Reports.Charts;
using Facsimile.Statistics;
using Facsimile.Storage;

namespace Facsimile.Studies.Results;

/// <summary>What models fill in where a mask hides pixels.</summary>
/// <param name="uses">The models.</param>
internal sealed class InpaintingSection(UsedModels uses)
{
    private const int Shown = 10;
    private readonly MaskSummary[] _masks = [.. uses.Filled.Select(one => MaskSummary.Of(one.Scores)!)];

    /// <summary>Writes <c>inpainting.png</c> and <c>inpainting.csv</c>.</summary>
    public void WriteFiles(StudyFolder folder)
    {
        AtomicFile.Write(folder.InFolder("inpainting.png"), Picture().AsSpan());
        AtomicFile.Write(folder.InFolder("inpainting.csv"), Csv());
    }

    /// <summary>The section of the page.</summary>
    public Markup Draw()
    {
        string what = $"{Plural.Of(uses.Filled[0].Originals.Count, "test image")} with {uses.Filled[0].Corruption}.";
        Markup table = Page.Table(
            "Mean squared error inside and outside of the mask",
            ["Model", "Inside, hidden", "Inside, filled in", "Outside, filled in"],
            uses.Names.Zip(_masks).Select(one => (IReadOnlyList<string>)
            [
                one.First, Text(one.Second.InsideBefore.Mse), Text(one.Second.InsideAfter.Mse), Text(one.Second.OutsideAfter.Mse),
            ]));
        Markup picture = PictureFigure.Draw(
            Picture(),
            ["Original", "Hidden", .. uses.Names],
            PictureColumns.None,
            "Rows of images: originals, with hidden pixels, and what each model makes of them.",
            "Above each image its mean squared error inside the mask.");
        return Page.Section("Filling hidden pixels in", Markup.Of($"<p>{what}</p>\n{table}<h3>Hidden and filled in</h3>\n{picture}"));
    }

    private static string Text(Distribution? errors) => errors is null ? "–" : Figure.Significant(errors.Mean);

    private byte[] Picture()
    {
        int count = Math.Min(Shown, uses.Filled[0].Originals.Count);
        static ImmutableArray<string> Errors(ImmutableArray<MaskScores> scores, int count)
            => [.. scores.Take(count).Select(one => CaptionedGrid.Error(one.MseInside))];
        IEnumerable<(Images, ImmutableArray<string>)> filled = uses.Filled.Select(
            one => (one.Restored.Slice(0, count), Errors(one.Scores.MaskAfter, count)));
        Restoration first = uses.Filled[0];
        return CaptionedGrid.ToPng(
        [
            (first.Originals.Slice(0, count), [.. Enumerable.Repeat("", count)]),
            (first.Corrupted.Slice(0, count), Errors(first.Scores.MaskBefore, count)),
            .. filled,
        ]);
    }

    private string Csv()
    {
        var text = new StringBuilder("model,mse_inside_hidden,mse_inside,mse_outside\n");
        foreach ((string name, MaskSummary mask) in uses.Names.Zip(_masks))
        {
            text.Append(
                CultureInfo.InvariantCulture,
                $"{Data.Csv.CsvWriter.Quoted(name)},{mask.InsideBefore.Mse?.Mean},{mask.InsideAfter.Mse?.Mean},{mask.OutsideAfter.Mse?.Mean}\n");
        }

        return text.ToString();
    }
}
