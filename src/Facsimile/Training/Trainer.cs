using Facsimile.Data;
using Facsimile.Models;

namespace Facsimile.Training;

/// <summary>Trains autoencoders.</summary>
public static class Trainer
{
    /// <summary>
    /// Trains an autoencoder in place: afterwards it holds the last weights, or the best ones when the options set a patience.
    /// </summary>
    /// <param name="autoencoder">The model; its weights are where the training begins.</param>
    /// <param name="data">The images to train on, of which a part may be held out for validation; labels are not used.</param>
    /// <param name="options">The settings; null takes the defaults.</param>
    /// <param name="progress">Is told of every step; null for none.</param>
    /// <param name="cancellation">Ends the training after the current step; the history then says so.</param>
    /// <returns>What was measured in each epoch.</returns>
    /// <exception cref="FacsimileException">The options are wrong, or the images do not fit the model.</exception>
    /// <exception cref="TrainingDivergedException">The loss became infinite or not a number.</exception>
    public static History Fit(
        Autoencoder autoencoder,
        LabelledImages data,
        TrainingOptions? options = null,
        IProgress<TrainingProgress>? progress = null,
        CancellationToken cancellation = default)
    {
        var session = new TrainingSession(autoencoder, data, options ?? new TrainingOptions());
        while (!session.IsFinished && session.RunEpoch(progress, cancellation))
        {
        }

        return session.Finish();
    }
}
