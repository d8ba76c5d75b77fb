using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports;

/// <summary><c>report.html</c>: what one run is, what it reached, and what that looks like.</summary>
internal static class RunPage
{
    private const int FewestRowsBesideChart = 5;

    /// <summary>The whole page.</summary>
    public static string Write(History history, EvaluationResult evaluation, ReportDetails details, RunArtwork art)
    {
        var summary = EvaluationSummary.Of(evaluation);
        string subject = DataText.IsNamed(summary) ? summary.DataSet : $"Images of {summary.Shape}";
        string title = details.Title ?? $"{subject}, code of {Plural.Of(evaluation.CodeSize, "number")}";
        string training = details.TrainingData is { } data ? $"Training on {data}" : "Training";
        Markup content = Markup.Of($"<p class=\"lede\">{Findings.Headline(summary, details)}</p>\n")
            .Add($"{RunTables.Tiles(summary)}{Page.List(Findings.Details(history, summary, details))}")
            .Add($"{Page.Section("Reconstructions", Reconstructions(evaluation, art))}")
            .Add($"{Page.Section(training, Training(history, details, art))}")
            .Add($"{VariationalSection.Draw(evaluation, art)}")
            .Add($"{Page.Section("How good, image by image", Quality(summary, art))}")
            .Add($"{CodesAndClasses(evaluation, summary, art)}")
            .Add($"{Page.Section("Best and worst", Extremes(evaluation, art))}")
            .Add($"{Page.Section("Model and settings", Settings(history, summary, details))}");
        return Page.Html("Autoencoder report", title, content, details.Description);
    }

    private static Markup Settings(History history, EvaluationSummary summary, ReportDetails details)
        => RunSettings.Write(
            history, details, summary.DataSet, summary.Shape, ("Code", Plural.Of(summary.CodeSize, "number")));

    private static Markup Reconstructions(EvaluationResult evaluation, RunArtwork art) => Pairs(
        evaluation,
        evaluation.First,
        art.Reconstructions,
        $"{ReportPictures.DescribeFirst(evaluation.First.Indices)}, and what the model makes of them.");

    private static Markup Training(History history, ReportDetails details, RunArtwork art)
    {
        Markup chart = Page.Figure(art.Loss, TrainingTrend.Describe(history, details.TrainingData));
        if (art.Epochs is null)
        {
            return Page.Pair(chart);
        }

        ImmutableArray<int> epochs = ReportPictures.ChooseEpochs(history);
        string images = LossSeries.IsValidated(history) ? "held-out images" : "training images";
        Markup course = PictureFigure.Draw(
            art.Epochs,
            [.. ReportPictures.GivenNames(history.SnapshotInputs), .. epochs.Select(epoch => $"Epoch {Figure.Count(history.Epochs[epoch - 1].Epoch)}")],
            PictureColumns.None,
            "Rows of images: the originals, then their reconstructions after rising numbers of epochs.",
            $"Some of the {images}, spread over the data, and what the model makes of them as it learns.");

        // A picture of few rows would be lost beside the chart.
        return epochs.Length < FewestRowsBesideChart
            ? Markup.Of($"{Page.Pair(chart)}{course}")
            : Page.Pair(Markup.Of($"{chart}<div class=\"card course\">{course}</div>\n"));
    }

    private static Markup Quality(EvaluationSummary summary, RunArtwork art)
    {
        const string SsimCaption = "SSIM compares the structure of small windows: 1 for the same picture, about 0 for unrelated "
            + "ones. Further right is better.";
        const string MseCaption = "Mean squared error over the pixels, which go from 0 to 1. Further left is better.";
        string shown = $"at most {Figure.Count(Box.MostOutliers)} are drawn"
            + (summary.PcaBaseline is null ? "" : "; of PCA the two extremes");
        return Markup.Of($"""
            {Page.Pair(Markup.Of($"{Page.Figure(art.Ssim, SsimCaption)}{Page.Figure(art.Mse, MseCaption)}"))}
            <p class="note">A box holds the middle half of the images and the thick line is the median. Whiskers reach to the last
            image within 1.5 box lengths; the dots beyond are outliers ({shown}).</p>
            {RunTables.KeyFigures(summary)}{RestorationTables.Draw(summary)}{RunTables.Spread(summary)}
            """);
    }

    /// <summary>The chart of the codes beside the table of the classes, whose colours it has; or one of them alone.</summary>
    private static Markup CodesAndClasses(EvaluationResult evaluation, EvaluationSummary summary, RunArtwork art)
    {
        bool classes = !summary.Classes.IsEmpty;
        string? title = (art.Latent is not null, classes) switch
        {
            (true, true) => "Latent space and classes",
            (true, false) => "Latent space",
            (false, true) => "Class by class",
            _ => null,
        };
        if (title is null)
        {
            return Markup.Of($"");
        }

        Markup table = classes ? RunTables.Classes(summary) : Markup.Of($"");
        return Page.Section(
            title, Page.Pair(Markup.Of($"{Page.Figure(art.Latent, DescribeCodes(evaluation))}{table}")));
    }

    private static string DescribeCodes(EvaluationResult evaluation)
    {
        if (evaluation.CodeSize == 2)
        {
            return evaluation.Variational is null
                ? "Each point is the code of one image, as it is."
                : "Each point is the mean code of one image, as it is. The closer all of them together come to N(0, I), which has 95 % "
                    + "of its codes within 2.4 of the middle, the better codes drawn from it can be decoded.";
        }

        string apart = evaluation.Classes.Length > 1 ? "classes that overlap here" : "points that lie together here";
        return $"Each point is the code of one image. Its {Figure.Count(evaluation.CodeSize)} numbers are projected on "
            + $"their first two principal components, so {apart} may still be apart in the full code.";
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
        ImmutableArray<int> shown = [.. sample.Indices.Take(ReportPictures.MostColumns)];
        return PictureFigure.Draw(
            png,
            [.. ReportPictures.GivenNames(sample.Inputs), "Model"],
            PictureColumns.Of(main, evaluation.Scores, shown, evaluation.Shape),
            $"Rows of images: originals above, reconstructions below. Images {string.Join(", ", shown)}.",
            caption);
    }
}
