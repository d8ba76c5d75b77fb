using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;

namespace Facsimile.Training;

/// <summary>To give each image back: it is input and target at once.</summary>
internal sealed class AutoencoderTask : TrainingTask
{
    /// <exception cref="FacsimileException">The images or the loss do not fit the model.</exception>
    public AutoencoderTask(Autoencoder autoencoder, LabelledImages data, TrainingOptions options)
        : base(autoencoder.Network, data, options.Loss ?? new MeanSquaredError())
    {
        if (data.Shape != autoencoder.Shape)
        {
            throw new FacsimileException($"The images are {data.Shape}, but the model takes {autoencoder.Shape}.");
        }

        if (Loss is CrossEntropy)
        {
            throw new FacsimileException(
                $"The loss '{Loss.Name}' compares classes, not pixels; an autoencoder takes the loss mse or bce.");
        }

        if (Loss.TakesLogits && autoencoder.Network.Stages[^1].Fused is not Sigmoid)
        {
            throw new FacsimileException(
                $"The loss '{Loss.Name}' needs a sigmoid behind the last dense layer or convolution (network.output: sigmoid), which it takes into itself.");
        }
    }

    /// <inheritdoc/>
    public override bool GivesImages => true;

    /// <inheritdoc/>
    public override string OutputName => "reconstructions";

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Load(ReadOnlySpan<int> batch, Workspace workspace)
    {
        BatchLoader.Load(Data.Images, batch, workspace.Input, workspace.Workers);
        return workspace.Input;
    }
}
