using System.Text;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary><c>comparison.html</c>: several runs side by side.</summary>
internal static class ComparisonPage
{
    /// <summary>The whole page.</summary>
    public static string Write(IReadOnlyList<ComparedRun> runs, Chart loss, Chart? ssim, Chart mse, Markup? noise)
    {
        Markup content = Markup.Of($"<p class=\"lede\">{ComparisonFindings.Headline(runs)}</p>\n")
            .Add($"{Page.List(ComparisonFindings.Details(runs))}")
            .Add($"{Page.Section("Figures", ComparisonTables.Figures(runs))}")
            .Add($"{Page.Section("Training", Training(loss))}")
            .Add($"{Page.Section("How good, image by image", Quality(ssim, mse))}");
        if (runs.Any(run => !run.Reconstructions.IsEmpty))
        {
            content.Add($"{Page.Section("Reconstructions", ComparisonPictures.Draw(runs))}");
        }

        if (noise is not null)
        {
            content.Add($"{noise}");
        }

        if (runs.Any(run => run.Latent is not null))
        {
            content.Add($"{Page.Section("Latent spaces", Latents(runs))}");
        }

        if (ComparisonTables.HasClasses(runs))
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
        return Page.Pair(Page.Figure(loss, Caption));
    }

    private static Markup Quality(Chart? ssim, Chart mse)
    {
        const string SsimCaption = "SSIM: further right is better.";
        const string MseCaption = "Mean squared error over the pixels: further left is better.";
        return Markup.Of($"""
            {Page.Pair(Markup.Of($"{Page.Figure(ssim, SsimCaption)}{Page.Figure(mse, MseCaption)}"))}
            <p class="note">Box: the middle half of the images; thick line: the median; dots: outliers.</p>

            """);
    }

    /// <summary>The charts stand in image elements, where nothing in them can run or load.</summary>
    private static Markup Latents(IReadOnlyList<ComparedRun> runs)
    {
        var charts = Markup.Of($"");
        foreach (ComparedRun run in runs.Where(run => run.Latent is not null))
        {
            string data = Convert.ToBase64String(Encoding.UTF8.GetBytes(run.Latent!));
            string colours = run.Evaluation.Classes.Length > 1 ? ", coloured by class" : "";
            string description = $"The codes of {run.Name} as points of a plane{colours}.";
            charts.Add($"""
                <figure class="card"><h3>{run.Name}</h3><img src="data:image/svg+xml;base64,{data}" alt="{description}"></figure>

                """);
        }

        return runs.Count(run => run.Latent is not null) < 2
            ? Page.Pair(charts)
            : Markup.Of($"""
                {Page.Pair(charts)}
                <p class="note">Each chart has its own axes and its own scale: distances in one say nothing about distances in
                another.</p>

                """);
    }
}
