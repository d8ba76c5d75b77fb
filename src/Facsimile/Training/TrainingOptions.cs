using Facsimile.Data.Corruptions;
using Facsimile.Losses;
using Facsimile.Optimizers;

namespace Facsimile.Training;

/// <summary>The settings of a training. The same settings, data and first weights give the same bits.</summary>
public sealed record TrainingOptions
{
    /// <summary>How many times the training images are gone through; at least 1, 20 by default.</summary>
    public int Epochs { get; init; } = 20;

    /// <summary>How many images make one step; at least 1, 128 by default. An epoch's last batch may be smaller.</summary>
    public int BatchSize { get; init; } = 128;

    /// <summary>
    /// What is made small; null, the default, for what suits the model: the mean squared error over pixels for an autoencoder,
    /// the cross-entropy for a classifier.
    /// </summary>
    public Loss? Loss { get; init; }

    /// <summary>The method that changes the weights; Adam with learning rate 0.001 by default.</summary>
    public Optimizer Optimizer { get; init; } = new Adam();

    /// <summary>How the learning rate changes; constant by default.</summary>
    public LearningRateSchedule Schedule { get; init; } = new ConstantSchedule();

    /// <summary>The share of the training images that is held out for the validation loss, 0 to below 1; 0 by default.</summary>
    public double ValidationFraction { get; init; }

    /// <summary>
    /// After how many epochs without a lower validation loss the training ends; null, the default, to go through all epochs.
    /// With it the model ends with the weights of its best epoch, without it with those of the last. Needs held-out images.
    /// </summary>
    public int? Patience { get; init; }

    /// <summary>
    /// What each image is corrupted with before the model sees it, in another way each epoch; what it is to give back is the clean
    /// image. Held-out images are corrupted in the same way each time. Null, the default, for nothing.
    /// </summary>
    public Corruption? Corruption { get; init; }

    /// <summary>How a variational autoencoder weighs its divergence beside the loss; others have none.</summary>
    public DivergenceOptions Divergence { get; init; } = new();

    /// <summary>The seed of the split, of the order of the images, of dropout and of the corruption; 0 by default.</summary>
    public int Seed { get; init; }

    /// <summary>The number of threads; null, the default, takes one a processor core. It changes no result.</summary>
    public int? Threads { get; init; }

    /// <summary>How many images' reconstructions are kept after each epoch, to see the model learn; 10 by default.</summary>
    public int SnapshotCount { get; init; } = 10;

    /// <summary>Checks the settings.</summary>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    public void Validate()
    {
        RequireAtLeast("training.epochs", Epochs, 1);
        RequireAtLeast("training.batchSize", BatchSize, 1);
        RequireAtLeast("training.patience", Patience ?? 1, 1);
        RequireAtLeast("training.threads", Threads ?? 1, 1);
        RequireAtLeast("training.snapshotCount", SnapshotCount, 0);
        if (ValidationFraction is not (>= 0 and < 1))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"training.validationFraction is {ValidationFraction}; it must lie from 0 to below 1."));
        }

        if (Patience is not null && ValidationFraction == 0)
        {
            throw new FacsimileException(
                "training.patience needs held-out images to watch; set training.validationFraction too, for example to 0.1.");
        }

        Loss?.Validate();
        Divergence.Validate();
        Corruption?.Validate();
        Optimizer.Validate();
        Schedule.Validate();
    }

    private static void RequireAtLeast(string key, int value, int minimum)
    {
        if (value < minimum)
        {
            throw new FacsimileException($"{key} is {value}; it must be at least {minimum}.");
        }
    }
}
