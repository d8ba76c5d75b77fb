using Facsimile.Layers;

namespace Facsimile.Optimizers;

/// <summary>
/// Steps parameters piece by piece while the backward pass computes their gradients, to the same bits as
/// <see cref="Optimizer.Update"/> does afterwards.
/// </summary>
internal abstract class FusedUpdate : IGradientConsumer
{
    /// <summary>Sets the learning rate and the number, from 1, of the step that begins.</summary>
    public abstract void Begin(double learningRate, long stepNumber);

    /// <inheritdoc/>
    public abstract void Consume(int parameter, int start, ReadOnlySpan<float> gradient);
}
