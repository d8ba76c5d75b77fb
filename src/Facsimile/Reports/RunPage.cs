using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary><c>report.html</c>: what one run is, what it reached, and what that looks like.</summary>
internal static class RunPage
{
    /// <summary>The whole page.</summary>
    public static string Write(History history, EvaluationResult evaluation, ReportDetails details, RunArtwork art)
    {
        var summary = EvaluationSummary.Of(evaluation);
        string title = details.Title ?? $"{evaluation.DataSet}, code of {Plural.Of(evaluation.CodeSize, "number")}";
        Markup content = Markup.Of($"<p class=\"lede\">{Findings.Headline(summary)}</p>\n")
            .Add($"{RunTables.Tiles(summary)}{Page.List(Findings.Details(history, summary))}")
            .Add($"{Page.Section("Reconstructions", Reconstructions(evaluation, art))}")
            .Add($"{Page.Section("Training", Training(history, art))}")
            .Add($"{Page.Section("How good, image by image", Quality(summary, art))}");
        if (art.Latent is not null)
        {
            content.Add($"{Page.Section("Latent space", Latent(evaluation, art.Latent))}");
        }

        if (!summary.Classes.IsEmpty)
        {
            content.Add($"{Page.Section("Class by class", RunTables.Classes(summary))}");
        }

        content.Add($"{Page.Section("Best and worst", Extremes(evaluation, art))}")
            .Add($"{Page.Section("Model and settings", RunTables.Settings(history, summary, details))}");
        return Page.Html("Autoencoder report", title, content);
    }

    private static Markup Reconstructions(EvaluationResult evaluation, RunArtwork art) => Pairs(
        evaluation,
        evaluation.First,
        art.Reconstructions,
        "The first images of the data, as they come, and what the model makes of them.");

    private static Markup Training(History history, RunArtwork art)
    {
        Markup content = Page.Figure(art.Loss, TrainingTrend.Describe(history));
        if (art.Epochs is not null)
        {
            ImmutableArray<int> epochs = ReportPictures.ChooseEpochs(history);
            content.Add($"""
                {PictureFigure.Draw(
                    art.Epochs,
                    ["Original", .. epochs.Select(epoch => $"Epoch {Figure.Count(history.Epochs[epoch - 1].Epoch)}")],
                    [],
                    "",
                    "Rows of images: the originals, then their reconstructions after rising numbers of epochs.",
                    "The same images while the model learns.")}
                """);
        }

        return Markup.Of($"<div class=\"pair\">\n{content}</div>\n");
    }

    private static Markup Quality(EvaluationSummary summary, RunArtwork art)
    {
        const string SsimCaption = "SSIM compares the structure of small windows: 1 for the same picture, about 0 for unrelated "
            + "ones. Further right is better.";
        const string MseCaption = "Mean squared error over the pixels, which go from 0 to 1. Further left is better.";
        string shown = $"at most {Figure.Count(Box.MostOutliers)} are drawn"
            + (summary.PcaBaseline is null ? "" : "; of PCA the two extremes");
        return Markup.Of($"""
            <div class="pair">
            {Page.Figure(art.Ssim, SsimCaption)}{Page.Figure(art.Mse, MseCaption)}</div>
            <p class="note">A box holds the middle half of the images and the thick line is the median. Whiskers reach to the last
            image within 1.5 box lengths; the dots beyond are outliers ({shown}).</p>
            {RunTables.KeyFigures(summary)}{RunTables.Spread(summary)}
            """);
    }

    private static Markup Latent(EvaluationResult evaluation, Chart chart)
    {
        string caption = evaluation.CodeSize == 2
            ? "Each point is the code of one image, as it is."
            : $"Each point is the code of one image. Its {Figure.Count(evaluation.CodeSize)} numbers are projected on "
                + "their first two principal components, so classes that overlap here may still be apart in the full code.";
        return Page.Figure(chart, caption);
    }

    private static Markup Extremes(EvaluationResult evaluation, RunArtwork art)
    {
        MetricText main = MetricText.Of(evaluation.MainMetric);
        string highest = $"highest {main.ShortName}";
        string lowest = $"lowest {main.ShortName}";
        (string best, string worst) = main.HigherIsBetter ? (highest, lowest) : (lowest, highest);
        return Markup.Of($"""
            <h3>Best</h3>
            {Pairs(evaluation, evaluation.Best, art.Best, $"The images of the {best}, best first.")}<h3>Worst</h3>
            {Pairs(evaluation, evaluation.Worst, art.Worst, $"The images of the {worst}, worst first.")}
            """);
    }

    private static Markup Pairs(EvaluationResult evaluation, ReconstructionSample sample, byte[] png, string caption)
    {
        MetricText main = MetricText.Of(evaluation.MainMetric);
        IEnumerable<int> shown = sample.Indices.Take(ReportPictures.MostColumns);
        return PictureFigure.Draw(
            png,
            ["Original", "Model"],
            [.. shown.Select(index => main.FormatBriefly(evaluation.Scores[index][main.Metric]))],
            main.ShortName,
            $"Two rows of images: originals above, reconstructions below. Images {string.Join(", ", shown)}.",
            caption);
    }
}
