using System.Collections.Immutable;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary>The reconstructions of several runs, one strip below the other.</summary>
internal static class ComparisonPictures
{
    /// <summary>
    /// The last row of a picture is what the model made of those above. When all runs have the same, these are shown once.
    /// </summary>
    public static Markup Draw(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun[] shown = [.. runs.Where(run => !run.Reconstructions.IsEmpty)];
        bool once = ComparisonFindings.SameData(shown)
            && shown.Select(run => string.Join(' ', run.Evaluation.First)).Distinct().Count() == 1
            && shown.Select(run => PictureFigure.Size(run.Reconstructions.AsSpan())).Distinct().Count() == 1;
        Markup strips = Markup.Of($"");
        if (once)
        {
            string what = shown[0].Evaluation.First.IsEmpty
                ? "The same images for all runs."
                : $"{ReportPictures.DescribeFirst(shown[0].Evaluation.First)}.";
            string name = shown[0].Evaluation.Restoration is { } restoration
                ? $"Originals, and with {restoration.Corruption}"
                : "Originals";
            strips.Add($"{Strip(shown[0], "top", name, what, PictureColumns.None)}");
        }

        foreach (ComparedRun run in shown)
        {
            PictureColumns scores = Scores(run);
            string below = scores.Words.IsEmpty ? "" : $"{scores.Name} under each picture";
            strips.Add($"{Strip(run, once ? "last" : "", run.Name, below, scores)}");
        }

        return strips;
    }

    private static PictureColumns Scores(ComparedRun run)
    {
        ImmutableArray<int> indices = run.Evaluation.First;
        return indices.All(index => index >= 0 && index < run.Scores.Length)
            ? PictureColumns.Of(MetricText.Of(run.Evaluation.MainMetric), run.Scores, indices, run.Evaluation.Shape)
            : PictureColumns.None;
    }

    private static Markup Strip(ComparedRun run, string part, string name, string description, PictureColumns columns)
    {
        byte[] png = [.. run.Reconstructions];
        (int width, int height) = PictureFigure.Size(png);
        Markup image = PictureFigure.Image(png, $"{name}: images in a row.");
        int rows = run.Evaluation.Restoration is null ? 2 : 3;
        int visible = part switch
        {
            "top" => height * (rows - 1) / rows,
            "last" => height / rows,
            _ => height,
        };
        Markup foot = columns.Words.IsEmpty ? Markup.Of($"") : columns.Draw();
        return Markup.Of($"""
            <figure class="strip" style="max-width:{width}px"><figcaption><b>{name}</b> {description}</figcaption>
            <div class="cut {part}" style="aspect-ratio:{width}/{visible}">{image}</div>
            {foot}</figure>

            """);
    }
}
