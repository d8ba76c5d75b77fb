using System.Text.Json;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;

namespace Facsimile.Reports.Classifiers;

/// <summary>The form of a classifier's <c>evaluation.json</c>.</summary>
/// <param name="Model">Always <c>classifier</c>; the file of an autoencoder has no such member.</param>
/// <param name="DataSet">The data set, by name or path.</param>
/// <param name="Shape">Channels, height, width.</param>
/// <param name="Images">How many images were evaluated.</param>
/// <param name="Accuracy">The share of images whose class was predicted rightly.</param>
/// <param name="Loss">The mean cross-entropy.</param>
/// <param name="MeanF1">The mean of F1 over the classes.</param>
/// <param name="Classes">Precision, recall and F1 of each class.</param>
/// <param name="Confusion">How often each class (column) was predicted for images of each class (row).</param>
/// <param name="MostConfused">The images where the model was surest of a wrong class.</param>
internal sealed record ClassificationJson(
    string Model,
    string DataSet,
    int[] Shape,
    int Images,
    double Accuracy,
    double Loss,
    double MeanF1,
    ClassScores[] Classes,
    int[][] Confusion,
    ConfusedImage[] MostConfused)
{
    public static ClassificationJson Of(ClassificationSummary summary) => new(
        "classifier",
        summary.DataSet,
        [summary.Shape.Channels, summary.Shape.Height, summary.Shape.Width],
        summary.ImageCount,
        summary.Accuracy,
        summary.Loss,
        summary.Confusion.MeanF1,
        [.. summary.Classes],
        [
            .. Enumerable.Range(0, summary.Confusion.Classes).Select(
                truth => Enumerable.Range(0, summary.Confusion.Classes).Select(
                    predicted => summary.Confusion[truth, predicted]).ToArray()),
        ],
        [.. summary.MostConfused]);

    /// <exception cref="JsonException">A value is of the right type but makes no sense.</exception>
    public ClassificationSummary ToSummary()
    {
        if (Shape is not [int channels and > 0, int height and > 0, int width and > 0])
        {
            throw new JsonException($"The shape [{string.Join(", ", Shape)}] is not possible.");
        }

        if (Array.Exists(Classes, one => one is null) || Classes.Length is < 2 or > Classifier.MaximumClasses)
        {
            throw new JsonException($"A classifier has 2 to {Classifier.MaximumClasses} classes.");
        }

        int count = Classes.Length;
        if (Confusion.Length != count || Array.Exists(Confusion, row => row?.Length != count || row.Any(one => one < 0)))
        {
            throw new JsonException($"The confusion is not {count}×{count} counts.");
        }

        if (Array.Exists(MostConfused, one => one is null || !IsClass(one.Label) || !IsClass(one.Predicted)))
        {
            throw new JsonException("A confused image is null or of an unknown class.");
        }

        return new ClassificationSummary
        {
            DataSet = DataSet,
            Shape = new ImageShape(channels, height, width),
            ClassNames = [.. Classes.Select(one => one.Name)],
            Loss = Loss,
            Confusion = new ConfusionMatrix(count, [.. Confusion.SelectMany(row => row)]),
            MostConfused = [.. MostConfused],
        };
    }

    private bool IsClass(int label) => label >= 0 && label < Classes.Length;
}
