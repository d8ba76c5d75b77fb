using System.Text.Json.Serialization;

namespace Facsimile.Losses;

/// <summary>
/// A training loss. It is computed image by image and averaged over the batch; whether the values of one image are summed
/// or averaged is each loss's own matter and stands in its <see cref="Name"/>.
/// </summary>
/// <remarks>
/// In JSON the member <c>type</c>, which stands first, says which loss it is: <c>mse</c>, <c>bce</c>, <c>gaussian</c> or
/// <c>cross-entropy</c>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(MeanSquaredError), "mse")]
[JsonDerivedType(typeof(BinaryCrossEntropy), "bce")]
[JsonDerivedType(typeof(GaussianLikelihood), "gaussian")]
[JsonDerivedType(typeof(CrossEntropy), "cross-entropy")]
public abstract record Loss
{
    /// <summary>The loss in plain words, for tables and axes: <c>mean squared error (mean over pixels)</c>.</summary>
    public abstract string Name { get; }

    /// <summary>
    /// Whether predictions are logits, the values before the last sigmoid or softmax: such a loss contains that function,
    /// so that it stays exact for any logit, and training leaves the network's last activation out.
    /// </summary>
    public abstract bool TakesLogits { get; }

    /// <summary>The loss of one image and its gradient, in one pass that allocates nothing.</summary>
    /// <param name="prediction">What the network gave, logits when <see cref="TakesLogits"/>.</param>
    /// <param name="target">What it should have given, of the same length.</param>
    /// <param name="gradient">
    /// Receives ∂loss/∂prediction times <paramref name="scale"/>, replacing what was there; empty when only the loss is
    /// wanted. It may be the same memory as <paramref name="prediction"/>.
    /// </param>
    /// <param name="scale">The factor of the gradient: 1 / batch size while training.</param>
    /// <returns>The loss of this image, not scaled; NaN when the prediction or the target contains NaN.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or there is no value.</exception>
    public double Evaluate(ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale)
    {
        if (prediction.IsEmpty || prediction.Length != target.Length)
        {
            throw new ArgumentException(
                $"The prediction has {prediction.Length} values and the target {target.Length}; expected the same number, "
                    + "at least 1.",
                nameof(target));
        }

        if (!gradient.IsEmpty && gradient.Length != prediction.Length)
        {
            throw new ArgumentException(
                $"The gradient has {gradient.Length} values; the prediction has {prediction.Length}.", nameof(gradient));
        }

        return EvaluateImage(prediction, target, gradient, scale);
    }

    /// <summary>Checks the settings.</summary>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    public virtual void Validate()
    {
    }

    /// <summary>The name of the loss.</summary>
    public sealed override string ToString() => Name;

    /// <summary>Computes what <see cref="Evaluate"/> returns, once the lengths are known to agree.</summary>
    /// <param name="prediction">What the network gave.</param>
    /// <param name="target">What it should have given.</param>
    /// <param name="gradient">Receives the scaled gradient, or is empty.</param>
    /// <param name="scale">The factor of the gradient.</param>
    /// <returns>The loss of this image, not scaled.</returns>
    protected abstract double EvaluateImage(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale);
}
