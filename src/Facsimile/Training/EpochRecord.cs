namespace Facsimile.Training;

/// <summary>What was measured in one epoch.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="TrainingLoss">The mean of the loss over the epoch's images, each taken when its batch came.</param>
/// <param name="ValidationLoss">The loss on the held-out images after the epoch; null when none are held out.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
public sealed record EpochRecord(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate)
{
    /// <summary>
    /// The share of the epoch's images whose class a classifier predicted rightly, each taken when its batch came; null for other
    /// models.
    /// </summary>
    public double? TrainingAccuracy { get; init; }

    /// <summary>The same on the held-out images after the epoch; null when none are held out.</summary>
    public double? ValidationAccuracy { get; init; }

    /// <summary>The loss on the test images after the epoch, for the record only; null when none were given.</summary>
    public double? TestLoss { get; init; }

    /// <summary>What <see cref="TrainingLoss"/> is made of; null for other models than variational autoencoders.</summary>
    public LossParts? TrainingParts { get; init; }

    /// <summary>What <see cref="ValidationLoss"/> is made of, in the same way.</summary>
    public LossParts? ValidationParts { get; init; }

    /// <summary>What <see cref="TestLoss"/> is made of, in the same way.</summary>
    public LossParts? TestParts { get; init; }

    /// <summary>The share of the test images whose class was predicted rightly; null when none were given.</summary>
    public double? TestAccuracy { get; init; }
}
