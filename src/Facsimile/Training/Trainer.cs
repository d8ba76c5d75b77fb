using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Training;

/// <summary>Trains models.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains an autoencoder in place: afterwards it holds the last weights, or the best ones when the options set a patience.
    /// </summary>
    /// <param name="autoencoder">The model; its weights are where the training begins.</param>
    /// <param name="data">The images to train on, of which a part may be held out for validation; labels are not used.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <param name="test">Images whose loss is noted after each epoch; nothing is chosen by them. Null for none.</param>
    /// <param name="progress">Is told of every step; null for none.</param>
    /// <param name="cancellation">Ends the training after the current step; the history then says so.</param>
    /// <returns>What was measured in each epoch.</returns>
    /// <exception cref="FacsimileException">The options are wrong, or the images do not fit the model.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    public static History Fit(
        Autoencoder autoencoder,
        LabelledImages data,
        TrainingOptions? options = null,
        LabelledImages? test = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
        => Run(new TrainingSession(autoencoder, data, options ?? new TrainingOptions(), test), progress, cancellation);

    /// <summary>
    /// Trains a classifier in place: afterwards it holds the last weights, or the best ones when the options set a patience.
    /// </summary>
    /// <param name="classifier">The model; its weights are where the training begins.</param>
    /// <param name="data">The labelled images to train on, of which a part may be held out for validation.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <param name="test">
    /// Labelled images whose loss and accuracy are noted after each epoch; nothing is chosen by them. Null for none.
    /// </param>
    /// <param name="progress">Is told of every step; null for none.</param>
    /// <param name="cancellation">Ends the training after the current step; the history then says so.</param>
    /// <returns>What was measured in each epoch.</returns>
    /// <exception cref="FacsimileException">
    /// The options are wrong, or the images do not fit the model or have no labels.
    /// </exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    public static History Fit(
        Classifier classifier,
        LabelledImages data,
        TrainingOptions? options = null,
        LabelledImages? test = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
        => Run(new TrainingSession(classifier, data, options ?? new TrainingOptions(), test), progress, cancellation);

    private static History Run(
        TrainingSession session, IProgress<TrainingProgress>? progress, CancellationToken cancellation)
    {
        while (!session.IsFinished && session.RunEpoch(progress, cancellation))
        {
        }

        return session.Finish();
    }
}
