using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports.Classifiers;

/// <summary><c>report.html</c> of a classifier: how often it is right, how it learnt, and what it confuses.</summary>
internal static class ClassifierPage
{
    /// <summary>The whole page.</summary>
    public static string Write(
        History history, ClassificationResult evaluation, ReportDetails details, Chart loss, Chart accuracy, Chart confusion)
    {
        var summary = ClassificationSummary.Of(evaluation);
        string subject = DataText.IsNamed(summary.DataSet) ? summary.DataSet : $"Images of {summary.Shape}";
        string classes = Plural.Of(summary.ClassNames.Length, "class", "classes");
        string training = details.TrainingData is { } data ? $"Training on {data}" : "Training";
        Markup content = Markup.Of($"<p class=\"lede\">{ClassifierFindings.Headline(summary, details)}</p>\n")
            .Add($"{Tiles(summary)}{Page.List(ClassifierFindings.Details(history, summary, details))}")
            .Add($"{Page.Section(training, Training(history, details, loss, accuracy))}")
            .Add($"{Page.Section("Class by class", Classes(summary, confusion))}")
            .Add($"{Page.Section("Most confused", MostConfused(evaluation, summary))}")
            .Add($"{Page.Section("Model and settings", RunSettings.Write(history, details, summary.DataSet, summary.Shape, ("Classes", string.Join(", ", summary.ClassNames))))}");
        return Page.Html("Classifier report", details.Title ?? $"{subject}, {classes}", content, details.Description);
    }

    /// <summary>The figures to remember.</summary>
    private static Markup Tiles(ClassificationSummary summary)
    {
        (string Name, string Value, string Beside)[] figures =
        [
            ("Accuracy", Figure.Percent(summary.Accuracy, 2), $"of {Figure.Count(summary.ImageCount)} images"),
            ("Wrong", Figure.Count(ClassifierFindings.Wrong(summary)), "images"),
            ("F1, mean of the classes", Figure.Fixed(summary.Confusion.MeanF1, 4), "1 is perfect"),
            ("Cross-entropy, mean", Figure.Significant(summary.Loss), "0 is perfect"),
        ];
        var tiles = Markup.Of($"<dl class=\"tiles\">\n");
        foreach ((string name, string value, string beside) in figures)
        {
            tiles.Add($"""
                <div><dt>{name}</dt><dd><b>{value}</b> <span>{beside}</span></dd></div>

                """);
        }

        return tiles.Add($"</dl>\n");
    }

    private static Markup Training(History history, ReportDetails details, Chart loss, Chart accuracy)
    {
        const string AccuracyCaption = "Training: the mean over the epoch, while the weights still change and dropout acts. Test "
            + "and validation: after the epoch, without dropout. Nothing is chosen by the test images.";
        return Page.Pair(Markup.Of($"""
            {Page.Figure(loss, ClassifierTrend.Describe(history, details.TrainingData))}{Page.Figure(accuracy, AccuracyCaption)}
            """));
    }

    private static Markup Classes(ClassificationSummary summary, Chart confusion)
    {
        const string Caption = "Rows: the true class; columns: the predicted one; the numbers are images. Blue: right, the "
            + "stronger the larger the share of the class. Orange: wrong, the stronger the more images.";
        Markup table = Page.Table(
            "Scores of each class",
            ["Class", "Precision", "Recall", "F1", "Images"],
            summary.Classes.Select(one => (IReadOnlyList<string>)
            [
                one.Name,
                Figure.Fixed(one.Precision, 4),
                Figure.Fixed(one.Recall, 4),
                Figure.Fixed(one.F1, 4),
                Figure.Count(one.Count),
            ]));
        return Markup.Of($"""
            {Page.Pair(Markup.Of($"{Page.Figure(confusion, Caption)}{table}"))}
            <p class="note">Precision: of the images that were given a class, the share that are of it. Recall: of the images of a
            class, the share that were given it. F1: their harmonic mean.</p>

            """);
    }

    /// <summary>Each picture with what it is, what it was taken for, and with which probability.</summary>
    private static Markup MostConfused(ClassificationResult evaluation, ClassificationSummary summary)
    {
        if (summary.MostConfused.IsEmpty)
        {
            return Markup.Of($"<p class=\"note\">None: every image was given its class.</p>\n");
        }

        var pictures = Markup.Of($"<div class=\"confused\">\n");
        for (int i = 0; i < summary.MostConfused.Length; i++)
        {
            ConfusedImage one = summary.MostConfused[i];
            string classes = $"{summary.ClassNames[one.Label]} → {summary.ClassNames[one.Predicted]}";
            Images image = evaluation.MostConfusedImages.Slice(i, 1);
            pictures.Add($"""
                <figure>{PictureFigure.Image(ImageGrid.ToPng([image]), $"Image {one.Index}: {classes}.")}
                <figcaption><b>{classes}</b>{Figure.Percent(one.Probability)}</figcaption></figure>

                """);
        }

        return pictures.Add($"""
            </div>
            <p class="note">True class → predicted class, and the probability that the model gave to it: the images of which it was
            surest, and wrong. Some of them may be labelled wrongly themselves.</p>

            """);
    }
}
