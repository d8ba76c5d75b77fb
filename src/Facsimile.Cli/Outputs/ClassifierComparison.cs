using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Training;

namespace Facsimile.Cli.Outputs;

/// <summary>Runs of classifiers side by side.</summary>
internal static class ClassifierComparison
{
    private static (string Heading, int LeftOutAs, Func<ComparedClassifier, string> Text)[] Figures { get; } =
    [
        ("Accuracy", 0, run => MetricFormat.Value(Metric.PixelAccuracy, run.Evaluation.Accuracy)),
        ("F1 mean", 3, run => MetricFormat.Value(Metric.PixelAccuracy, run.Evaluation.Confusion.MeanF1)),
        ("Cross-entropy", 4, run => MetricFormat.Value(Metric.Mse, run.Evaluation.Loss)),
        ("Epochs", 1, run => Text(run.History.Epochs.Length)),
        ("Parameters", 2, run => Text(run.ParameterCount)),
    ];

    public static Comparison Of(IReadOnlyList<ComparedClassifier> runs)
        => Comparison.Of(runs, run => run.Name, Images, Figures, ToJson, ClassifierComparisonReport.Write);

    private static string Images(ComparedClassifier run) => string.Create(
        CultureInfo.InvariantCulture,
        $"{run.Evaluation.ImageCount:N0} of {run.Evaluation.DataSet} ({run.Evaluation.Shape})");

    private static string Text(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "–";

    private static JsonObject ToJson(ComparedClassifier run)
    {
        JsonArray Course(Func<EpochRecord, double?> value)
            => Json.Array(run.History.Epochs, epoch => JsonValue.Create(value(epoch)));
        return new JsonObject
        {
            ["run"] = run.Name,
            ["parameters"] = run.ParameterCount,
            ["epochs"] = run.History.Epochs.Length,
            ["lossName"] = run.History.LossName,
            ["trainingLoss"] = Course(epoch => epoch.TrainingLoss),
            ["validationLoss"] = Course(epoch => epoch.ValidationLoss),
            ["testLoss"] = Course(epoch => epoch.TestLoss),
            ["trainingAccuracy"] = Course(epoch => epoch.TrainingAccuracy),
            ["validationAccuracy"] = Course(epoch => epoch.ValidationAccuracy),
            ["testAccuracy"] = Course(epoch => epoch.TestAccuracy),
            ["evaluation"] = JsonNode.Parse(ClassificationFile.Format(run.Evaluation)),
        };
    }
}
