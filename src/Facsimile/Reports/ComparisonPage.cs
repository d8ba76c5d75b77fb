using System.Text;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary><c>comparison.html</c>: several runs side by side.</summary>
internal static class ComparisonPage
{
    /// <summary>The whole page.</summary>
    public static string Write(IReadOnlyList<ComparedRun> runs, Chart loss, Chart? ssim, Chart mse)
    {
        Markup content = Markup.Of($"<p class=\"lede\">{ComparisonFindings.Headline(runs)}</p>\n")
            .Add($"{Page.List(ComparisonFindings.Details(runs))}")
            .Add($"{Page.Section("Figures", ComparisonTables.Figures(runs))}")
            .Add($"{Page.Section("Training", Training(loss))}")
            .Add($"{Page.Section("How good, image by image", Quality(ssim, mse))}");
        if (runs.Any(run => !run.Reconstructions.IsEmpty))
        {
            content.Add($"{Page.Section("Reconstructions", Reconstructions(runs))}");
        }

        if (runs.Any(run => run.Latent is not null))
        {
            content.Add($"{Page.Section("Latent spaces", Latents(runs))}");
        }

        if (ComparisonTables.SameClasses(runs))
        {
            content.Add($"{Page.Section("Class by class", ComparisonTables.Classes(runs))}");
        }

        string title = runs.Count == 1 ? runs[0].Name : $"{Figure.Count(runs.Count)} runs side by side";
        return Page.Html("Comparison", title, content);
    }

    private static Markup Training(Chart loss)
    {
        const string Caption = "Solid lines: loss on held-out images, or on the training images where none were held out. "
            + "Dashed: on the training images.";
        return Page.Figure(loss, Caption);
    }

    private static Markup Quality(Chart? ssim, Chart mse)
    {
        const string SsimCaption = "SSIM: further right is better.";
        const string MseCaption = "Mean squared error over the pixels: further left is better.";
        return Markup.Of($"""
            <div class="pair">
            {Page.Figure(ssim, SsimCaption)}{Page.Figure(mse, MseCaption)}</div>
            <p class="note">Box: the middle half of the images; thick line: the median; dots: outliers.</p>

            """);
    }

    /// <summary>
    /// The pictures have two rows. When all have the same originals, these are shown once, then the lower rows.
    /// </summary>
    private static Markup Reconstructions(IReadOnlyList<ComparedRun> runs)
    {
        ComparedRun[] shown = [.. runs.Where(run => !run.Reconstructions.IsEmpty)];
        bool once = ComparisonFindings.SameData(shown)
            && shown.Select(run => PictureFigure.Size(run.Reconstructions.AsSpan())).Distinct().Count() == 1;
        Markup strips = Markup.Of($"");
        if (once)
        {
            strips.Add($"{Strip(shown[0], "top half", "Originals", "The first images of the data.")}");
        }

        foreach (ComparedRun run in shown)
        {
            strips.Add($"{Strip(run, once ? "half" : "", $"{run.Name}: {FirstScores(run)}", $"Reconstructions of {run.Name}.")}");
        }

        return strips;
    }

    private static string FirstScores(ComparedRun run)
    {
        MetricText main = MetricText.Of(run.Evaluation.MainMetric);
        string more = run.Evaluation.ImageCount > run.Evaluation.FirstScores.Length ? " …" : "";
        return $"{main.ShortName} {string.Join(", ", run.Evaluation.FirstScores.Select(main.FormatBriefly))}{more}";
    }

    private static Markup Strip(ComparedRun run, string part, string name, string description)
    {
        byte[] png = [.. run.Reconstructions];
        (int width, int height) = PictureFigure.Size(png);
        Markup image = PictureFigure.Image(png, description);
        int visible = part.Length > 0 ? height / 2 : height;
        return Markup.Of($"""
            <figure class="strip"><figcaption>{name}</figcaption>
            <div class="cut {part}" style="width:{width}px;aspect-ratio:{width}/{visible}">{image}</div>
            </figure>

            """);
    }

    /// <summary>The charts stand in image elements, where nothing in them can run or load.</summary>
    private static Markup Latents(IReadOnlyList<ComparedRun> runs)
    {
        var charts = Markup.Of($"<div class=\"pair\">\n");
        foreach (ComparedRun run in runs.Where(run => run.Latent is not null))
        {
            string data = Convert.ToBase64String(Encoding.UTF8.GetBytes(run.Latent!));
            string description = $"The codes of {run.Name} as points of a plane, coloured by class.";
            charts.Add($"""
                <figure class="card"><h3>{run.Name}</h3><img src="data:image/svg+xml;base64,{data}" alt="{description}"></figure>

                """);
        }

        return charts.Add($"</div>\n");
    }
}
