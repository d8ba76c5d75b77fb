using System.Collections.Immutable;

namespace Facsimile.Training;

/// <summary>The figures of an epoch by name, for its files.</summary>
internal static class EpochColumns
{
    /// <summary>All figures; the first <see cref="Always"/> stand in every file.</summary>
    public static readonly ImmutableArray<(string Name, Func<EpochRecord, double?> Value)> All =
    [
        ("training_loss", epoch => epoch.TrainingLoss),
        ("validation_loss", epoch => epoch.ValidationLoss),
        ("learning_rate", epoch => epoch.LearningRate),
        ("training_accuracy", epoch => epoch.TrainingAccuracy),
        ("validation_accuracy", epoch => epoch.ValidationAccuracy),
        ("training_reconstruction", epoch => epoch.TrainingParts?.Reconstruction),
        ("training_divergence", epoch => epoch.TrainingParts?.Divergence),
        ("validation_reconstruction", epoch => epoch.ValidationParts?.Reconstruction),
        ("validation_divergence", epoch => epoch.ValidationParts?.Divergence),
        ("test_loss", epoch => epoch.TestLoss),
        ("test_accuracy", epoch => epoch.TestAccuracy),
        ("test_reconstruction", epoch => epoch.TestParts?.Reconstruction),
        ("test_divergence", epoch => epoch.TestParts?.Divergence),
    ];

    /// <summary>How many figures every epoch has.</summary>
    public const int Always = 3;

    /// <summary>The epoch of some figures.</summary>
    /// <param name="number">The epoch, from 1.</param>
    /// <param name="figure">The figure of a name in <see cref="All"/>; null where there is none.</param>
    /// <returns>Null when there is no training loss or learning rate.</returns>
    public static EpochRecord? Record(int number, Func<string, double?> figure)
    {
        if (figure("training_loss") is not { } loss || figure("learning_rate") is not { } learningRate)
        {
            return null;
        }

        LossParts? Parts(string part)
            => figure($"{part}_reconstruction") is { } reconstruction && figure($"{part}_divergence") is { } divergence
                ? new LossParts(reconstruction, divergence)
                : null;
        return new EpochRecord(number, loss, figure("validation_loss"), learningRate)
        {
            TrainingAccuracy = figure("training_accuracy"),
            ValidationAccuracy = figure("validation_accuracy"),
            TestLoss = figure("test_loss"),
            TestAccuracy = figure("test_accuracy"),
            TrainingParts = Parts("training"),
            ValidationParts = Parts("validation"),
            TestParts = Parts("test"),
        };
    }
}
