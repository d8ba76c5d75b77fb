using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Training;

namespace Facsimile.Tests.Reports.Classifiers;

/// <summary>A small made-up run of a classifier.</summary>
internal static class SampleClassification
{
    /// <summary>Ten images of each class; of hats two are taken for bags and one for a shoe, of bags five for hats.</summary>
    private static readonly int[] Counts = [7, 2, 1, 5, 5, 0, 0, 0, 10];

    public static History History(int epochs = 6, bool validated = false, bool tested = true) => new()
    {
        LossName = "cross-entropy",
        BestEpoch = epochs,
        StopReason = StopReason.Completed,
        Epochs =
        [
            .. Enumerable.Range(1, epochs).Select(e => new EpochRecord(e, 1.0 / e, validated ? 1.1 / e : null, 0.001)
            {
                TrainingAccuracy = 1 - (0.5 / e),
                ValidationAccuracy = validated ? 1 - (0.55 / e) : null,
                TestLoss = tested ? 1.2 / e : null,
                TestAccuracy = tested ? 1 - (0.6 / e) : null,
            }),
        ],
    };

    /// <summary>The evaluation, with counts of true (rows) and predicted classes.</summary>
    public static ClassificationResult Evaluation(string lastClass = "shoe", int[]? counts = null)
    {
        counts ??= Counts;
        (int Truth, int Predicted)[] images =
            [.. counts.SelectMany((count, i) => Enumerable.Repeat((i / 3, i % 3), count))];
        var shape = new ImageShape(1, 5, 4);
        ImmutableArray<int> wrong =
            [.. Enumerable.Range(0, images.Length).Where(i => images[i].Truth != images[i].Predicted).Take(20)];
        return new ClassificationResult
        {
            DataSet = "made-up",
            Shape = shape,
            ClassNames = ["hat", "bag", lastClass],
            Labels = [.. images.Select(image => (byte)image.Truth)],
            Predictions = [.. images.Select((image, i) => new Prediction(image.Predicted, 0.99f - (i * 0.01f), (image.Predicted + 1) % 3, 0.005f))],
            Loss = 0.75,
            Confusion = new ConfusionMatrix(3, [.. counts]),
            MostConfused = wrong,
            MostConfusedImages = SampleRun.Noise(shape, wrong.Length, 3),
        };
    }
}
