using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Cli.Outputs;

/// <summary>The figures of a classifier: accuracy, a row a class, and the confusion matrix.</summary>
internal static class ClassificationTable
{
    /// <summary>With more classes the matrix is left to the report and to <c>--json</c>.</summary>
    private const int MostClasses = 16;

    public static void Write(ClassificationSummary evaluation, Shell shell)
    {
        shell.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{evaluation.DataSet}: {evaluation.ImageCount:N0} images of {evaluation.Shape}, "
            + $"{evaluation.ClassNames.Length:N0} classes"));
        NamedLine.Write(
            "accuracy",
            $"{Share(evaluation.Accuracy)}, mean F1 {Share(evaluation.Confusion.MeanF1)}, "
            + $"cross-entropy {MetricFormat.Value(Metric.Mse, evaluation.Loss)}",
            shell);
        shell.Output.WriteLine();
        Tables.Write(
            [
                new("Class") { Shortens = true }, Column.Number("Precision"), Column.Number("Recall"), Column.Number("F1"),
                Column.Number("Images"),
            ],
            evaluation.Classes.Select(
                one => (string[])[one.Name, Share(one.Precision), Share(one.Recall), Share(one.F1), Count(one.Count)]),
            shell);
        if (evaluation.ClassNames.Length <= MostClasses)
        {
            shell.Output.WriteLine();
            WriteConfusion(evaluation, shell);
        }
    }

    /// <summary>A row a true class, a column a predicted one, which is named by the label.</summary>
    private static void WriteConfusion(ClassificationSummary evaluation, Shell shell)
    {
        ImmutableArray<string> names = evaluation.ClassNames;
        bool named = names.Where((name, label) => name != Count(label)).Any();
        Tables.Write(
            [
                new("True ↓  predicted →") { Shortens = true },
                .. names.Select((_, label) => Column.Number(Count(label))),
            ],
            names.Select((name, truth) => (string[])
            [
                named ? $"{Count(truth)} {name}" : name,
                .. names.Select((_, predicted) => Count(evaluation.Confusion[truth, predicted])),
            ]),
            shell);
    }

    private static string Share(double share) => MetricFormat.Value(Metric.PixelAccuracy, share);

    private static string Count(int number) => number.ToString("N0", CultureInfo.InvariantCulture);
}
