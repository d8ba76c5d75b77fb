using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;

namespace Facsimile.Training;

/// <summary>To give each image back: it is input and target at once, or with a corruption, its corrupted copy the input.</summary>
internal class AutoencoderTask : TrainingTask
{
    private readonly Corruptor? _corruptor;
    private float[] _clean = [];

    /// <exception cref="FacsimileException">The images, the loss or the corruption do not fit the model.</exception>
    protected AutoencoderTask(Autoencoder autoencoder, LabelledImages data, TrainingOptions options)
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

        _corruptor = options.Corruption is { } corruption
            ? new Corruptor(corruption, data.Shape, options.Seed)
            : null;
    }

    /// <inheritdoc/>
    public override bool GivesImages => true;

    /// <inheritdoc/>
    public override string OutputName => "reconstructions";

    /// <summary>The task of an autoencoder of any kind.</summary>
    /// <exception cref="FacsimileException">The images, the loss or the corruption do not fit the model.</exception>
    public static AutoencoderTask Of(Autoencoder autoencoder, LabelledImages data, TrainingOptions options)
        => autoencoder is VariationalAutoencoder variational
            ? new VariationalTask(variational, data, options)
            : new AutoencoderTask(autoencoder, data, options);

    /// <inheritdoc/>
    public override ReadOnlySpan<float> Load(ReadOnlySpan<int> batch, Workspace workspace, int epoch)
    {
        if (_corruptor is null)
        {
            BatchLoader.Load(Data.Images, batch, workspace.Input, workspace.Workers);
            return workspace.Input;
        }

        if (_clean.Length < workspace.Input.Length)
        {
            _clean = new float[workspace.MaximumBatchSize * Data.Shape.Size];
        }

        Span<float> clean = _clean.AsSpan(0, workspace.Input.Length);
        BatchLoader.Load(Data.Images, batch, clean, workspace.Workers);
        _corruptor.Apply(clean, batch, epoch, workspace.Input, workspace.Workers);
        return clean;
    }

    /// <inheritdoc/>
    public override Images? Inputs(int[] indices)
    {
        if (_corruptor is null)
        {
            return null;
        }

        float[] values = new float[indices.Length * Data.Shape.Size];
        for (int i = 0; i < indices.Length; i++)
        {
            Span<float> image = values.AsSpan(i * Data.Shape.Size, Data.Shape.Size);
            Data.Images.CopyTo(indices[i], image);
            _corruptor.Apply(image, indices[i], Corruptor.Fixed);
        }

        return Images.FromFloats(Data.Shape, values);
    }
}
