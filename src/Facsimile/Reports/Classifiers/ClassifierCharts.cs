using System.Collections.Immutable;
using Facsimile.Reports.Charts;
using Facsimile.Training;

namespace Facsimile.Reports.Classifiers;

/// <summary>The charts of one classifier.</summary>
internal static class ClassifierCharts
{
    /// <summary>The loss in each epoch, on each part of the images.</summary>
    public static Chart Loss(History history) => LossSeries.Draw(
        history.LossName,
        ClassifierTrend.Describe(history),
        [.. Series("loss", history, epoch => epoch.TrainingLoss, epoch => epoch.ValidationLoss, epoch => epoch.TestLoss)]);

    /// <summary>The accuracy in each epoch, on each part of the images.</summary>
    public static Chart Accuracy(History history) => DrawAccuracy(
        ClassifierTrend.Describe(history),
        [
            .. Series(
                "accuracy",
                history,
                epoch => epoch.TrainingAccuracy,
                epoch => epoch.ValidationAccuracy,
                epoch => epoch.TestAccuracy),
        ]);

    /// <summary>Draws shares of images over whole epochs.</summary>
    /// <param name="description">What there is to see, for readers who cannot see it.</param>
    /// <param name="shares">The lines, from 0 to 1.</param>
    public static Chart DrawAccuracy(string description, ImmutableArray<LineSeries> shares)
    {
        ImmutableArray<LineSeries> percent =
            [.. shares.Select(line => line with { Points = [.. line.Points.Select(point => (point.X, 100 * point.Y))] })];
        return LineChart.Draw(
            new ChartHeading("accuracy", "Accuracy", description),
            new Axis("Epoch", LinearScale.Whole(percent.SelectMany(line => line.Points).Select(point => point.X))),
            new Axis("Accuracy (%)", LinearScale.Around(percent.SelectMany(line => line.Points).Select(point => point.Y))),
            percent);
    }

    /// <summary>One line over the epochs.</summary>
    public static LineSeries Line(
        string name, string colour, History history, Func<EpochRecord, double?> value, bool dashed = false)
        => new(name, colour, [.. history.Epochs.Select(epoch => ((double)epoch.Epoch, value(epoch) ?? double.NaN))], dashed);

    /// <summary>How often each class was predicted for images of each class.</summary>
    public static Chart Confusion(ClassificationSummary summary) => HeatMap.Draw(
        new ChartHeading(
            "confusion",
            "Confusion matrix",
            $"A row is a true class, a column a predicted one. {ClassifierFindings.Confusions(summary)}"),
        "True class",
        "Predicted class",
        summary.ClassNames,
        (truth, predicted) => summary.Confusion[truth, predicted]);

    /// <summary>A line for each part of the images that was measured; the test images lie on top.</summary>
    private static IEnumerable<LineSeries> Series(
        string what,
        History history,
        Func<EpochRecord, double?> training,
        Func<EpochRecord, double?> validation,
        Func<EpochRecord, double?> test)
    {
        (string Name, int Colour, Func<EpochRecord, double?> Value)[] parts =
            [("Test", 1, test), ("Validation", 4, validation), ("Training", 0, training)];
        return parts
            .Where(part => history.Epochs.Any(epoch => part.Value(epoch) is not null))
            .Select(part => Line($"{part.Name} {what}", Palette.Class(part.Colour), history, part.Value));
    }
}
