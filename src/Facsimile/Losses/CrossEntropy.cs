using System.Text.Json.Serialization;

namespace Facsimile.Losses;

/// <summary>
/// The cross-entropy of the softmax of logits x and a target t, one-hot or any probabilities of the same length:
/// −Σ tᵢ·log softmax(x)ᵢ.
/// </summary>
/// <remarks>
/// With m = max x it is computed as Σ tᵢ·(log Σ e^(xⱼ − m) − (xᵢ − m)), which no logit overflows. Gradient:
/// softmax(x)ᵢ·Σ t − tᵢ. Classes are summed, as in <c>CrossEntropyLoss</c> of PyTorch; there is no other reduction.
/// </remarks>
public sealed record CrossEntropy : Loss
{
    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => "cross-entropy";

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool TakesLogits => true;

    /// <inheritdoc/>
    protected override double EvaluateImage(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale)
    {
        // There are few classes: a plain loop in double costs less than what vectors would need to start and end.
        double maximum = double.NegativeInfinity;
        foreach (float logit in prediction)
        {
            maximum = Math.Max(maximum, logit);
        }

        double exponentials = 0;
        double targets = 0;
        double expectedLogit = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            double logit = prediction[i] - maximum;
            exponentials += Math.Exp(logit);
            targets += target[i];
            expectedLogit += target[i] * logit;
        }

        double factor = targets / exponentials;
        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = (float)(((Math.Exp(prediction[i] - maximum) * factor) - target[i]) * scale);
        }

        return (targets * Math.Log(exponentials)) - expectedLogit;
    }
}
