namespace Facsimile.Training;

/// <summary>What was measured in one epoch.</summary>
/// <param name="Epoch">The number of the epoch, from 1.</param>
/// <param name="TrainingLoss">The mean of the loss over the epoch's images, each taken when its batch came.</param>
/// <param name="ValidationLoss">The loss on the held-out images after the epoch; null when none are held out.</param>
/// <param name="LearningRate">The learning rate of the epoch's last step.</param>
public sealed record EpochRecord(int Epoch, double TrainingLoss, double? ValidationLoss, double LearningRate);
