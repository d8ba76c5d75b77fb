using Facsimile.Data;
using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Numerics;

namespace Facsimile.Training;

/// <summary>
/// To give each image back from a code drawn from its distribution, while these distributions stay near N(0, I): the loss is
/// the negative logarithm of the image's likelihood, plus the weighted divergence.
/// </summary>
internal sealed class VariationalTask : AutoencoderTask
{
    private readonly DivergenceOptions _divergence;
    private readonly RandomStream _draws;
    private readonly int _codeSize;

    /// <exception cref="FacsimileException">The images, the loss or the corruption do not fit the model.</exception>
    public VariationalTask(VariationalAutoencoder autoencoder, LabelledImages data, TrainingOptions options)
        : base(autoencoder, data, options with { Loss = options.Loss ?? new BinaryCrossEntropy { Reduction = Reduction.Sum } })
    {
        CheckLoss(Loss);
        _divergence = options.Divergence;
        _draws = new RandomStream(options.Seed, "codes");
        _codeSize = autoencoder.CodeSize;
    }

    /// <inheritdoc/>
    public override string LossName => _divergence.LossName(Loss);

    /// <summary>Refuses a loss that is no likelihood of a whole image.</summary>
    public static void CheckLoss(Loss loss)
    {
        if (loss is not (GaussianLikelihood or BinaryCrossEntropy { Reduction: Reduction.Sum }))
        {
            throw new FacsimileException(
                $"The loss '{loss.Name}' is no likelihood of a whole image, which a variational network needs beside its divergence; "
                + "take loss.type bce with loss.reduction sum, or loss.type gaussian.");
        }
    }

    /// <inheritdoc/>
    public override void Draw(ReadOnlySpan<int> batch, Workspace workspace, int epoch)
    {
        GaussianMemory memory = workspace.MemoryOf<GaussianMemory>();
        memory.Weight = (float)_divergence.WeightAt(epoch);
        memory.FreeNats = _divergence.FreeNats;
        for (int i = 0; i < batch.Length; i++)
        {
            // An image has other noise in each epoch, and always the same where nothing is trained.
            _draws.Restart(((long)epoch << 32) + batch[i]);
            memory.Draw(_draws, i, 1);
        }
    }

    /// <inheritdoc/>
    public override double DivergenceWeight => _divergence.Weight;

    /// <inheritdoc/>
    public override double? Divergence(Workspace workspace)
    {
        double sum = 0;
        double[] divergences = workspace.MemoryOf<GaussianMemory>().Divergences;
        for (int j = 0; j < _codeSize; j++)
        {
            sum += divergences[j];
        }

        return sum * workspace.BatchSize;
    }
}
