using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Facsimile.Numerics;

namespace Facsimile.Losses;

/// <summary>
/// The binary cross-entropy of the sigmoid of logits x and targets y from 0 to 1:
/// −y·log σ(x) − (1 − y)·log(1 − σ(x)) for each value, averaged or summed over the image.
/// </summary>
/// <remarks>
/// It is computed as max(x, 0) − x·y + log(1 + e^−|x|), which neither overflows nor loses its digits for any logit.
/// Gradient: σ(x) − y, divided by the number of values when the reduction is the mean. The default is the mean over the
/// image, as <c>BCEWithLogitsLoss</c> of PyTorch.
/// </remarks>
public sealed record BinaryCrossEntropy : Loss
{
    /// <summary>The mean (default) or the sum over the values of an image.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name => $"binary cross-entropy ({(Reduction == Reduction.Mean ? "mean" : "sum")} over pixels)";

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool TakesLogits => true;

    /// <inheritdoc/>
    protected override double EvaluateImage(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale)
        => ElementwiseLoss.Evaluate<SigmoidCrossEntropy>(prediction, target, gradient, scale, Reduction);

    private readonly struct SigmoidCrossEntropy : IElementwiseLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Evaluate<TLanes>(TLanes prediction, TLanes target, out TLanes derivative)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes one = TLanes.Create(1f);
            TLanes zero = TLanes.Create(0f);
            TLanes e = VectorMath.ExpOfNonPositive(zero - TLanes.Abs(prediction));

            // σ(x) is 1 − q or q, where q = σ(−|x|): subtracting from 1 − y keeps the small q's digits when y is 1.
            TLanes q = e / (one + e);
            derivative = TLanes.WhereGreater(prediction, zero, (one - target) - q, q - target);
            return TLanes.WhereGreater(prediction, zero, prediction, zero) - (prediction * target) + LogOnePlus(e);
        }

        // log(1 + e) = 2·artanh(s) with s = e / (2 + e), for e from 0 to 1, so s ≤ 1/3: 2·(s + s³/3 + s⁵/5 + …).
        // The first term left out is s¹⁷/17, a part of 10⁻⁹. Adding e to 1 first would lose a small e.
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private static TLanes LogOnePlus<TLanes>(TLanes e)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes s = e / (TLanes.Create(2f) + e);
            TLanes square = s * s;
            TLanes series = TLanes.Create(2f / 15);
            series = TLanes.FusedMultiplyAdd(series, square, TLanes.Create(2f / 13));
            series = TLanes.FusedMultiplyAdd(series, square, TLanes.Create(2f / 11));
            series = TLanes.FusedMultiplyAdd(series, square, TLanes.Create(2f / 9));
            series = TLanes.FusedMultiplyAdd(series, square, TLanes.Create(2f / 7));
            series = TLanes.FusedMultiplyAdd(series, square, TLanes.Create(2f / 5));
            series = TLanes.FusedMultiplyAdd(series, square, TLanes.Create(2f / 3));
            series = TLanes.FusedMultiplyAdd(series, square, TLanes.Create(2f));
            return series * s;
        }
    }
}
