namespace Facsimile.Losses;

/// <summary>
/// A training loss. It is computed image by image and averaged over the batch; whether the values of one image are summed
/// or averaged is the loss's own <see cref="Reduction"/>.
/// </summary>
public abstract record Loss
{
    /// <summary>
    /// Whether predictions are logits, the values before the last sigmoid or softmax: such a loss contains that function,
    /// so that it stays exact for any logit, and training leaves the network's last activation out.
    /// </summary>
    public abstract bool TakesLogits { get; }

    /// <summary>The loss of one image and its gradient.</summary>
    /// <param name="prediction">What the network gave, logits when <see cref="TakesLogits"/>.</param>
    /// <param name="target">What it should have given, of the same length.</param>
    /// <param name="gradient">
    /// Receives ∂loss/∂prediction times <paramref name="scale"/>; empty when only the loss is wanted.
    /// </param>
    /// <param name="scale">The factor of the gradient: 1 / batch size while training.</param>
    /// <returns>The loss of this image, not scaled.</returns>
    public abstract double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale);
}
