using Facsimile.Layers;
using Facsimile.Losses;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Training;

namespace Facsimile.Evaluation;

/// <summary>−log p(x|z), the negative logarithm of the likelihood of images x given codes z, in nats, a batch at a time.</summary>
/// <param name="model">The model, whose decoder is run.</param>
/// <param name="loss">The likelihood.</param>
/// <param name="batchSize">The most pairs of a batch.</param>
/// <param name="workers">The threads that share the work.</param>
internal sealed class CodeLikelihood(VariationalAutoencoder model, Loss loss, int batchSize, WorkerPool workers)
{
    private readonly Workspace _decoder = model.Decoder.CreateWorkspace(batchSize, training: false, workers);
    private readonly BatchLoss _losses = new(loss, batchSize);

    /// <summary>The most pairs of a batch.</summary>
    public int BatchSize => batchSize;

    /// <summary>That of each pair; it stands until the next batch.</summary>
    /// <param name="codes">Batch × code size.</param>
    /// <param name="images">Batch × image size, in [0, 1].</param>
    public ReadOnlySpan<double> Of(ReadOnlySpan<float> codes, ReadOnlySpan<float> images)
    {
        _decoder.BatchSize = images.Length / model.Shape.Size;
        codes.CopyTo(_decoder.Input);
        _decoder.Forward(loss.TakesLogits);
        _losses.Evaluate(_decoder, images, gradient: false);
        return _losses.OfImages[.._decoder.BatchSize];
    }
}
