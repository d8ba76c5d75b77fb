using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Facsimile.Numerics;

namespace Facsimile.Losses;

/// <summary>
/// The squared error, for outputs of any kind: Σ (p − t)² over the image's values, divided by their number when the
/// reduction is the mean.
/// </summary>
/// <remarks>
/// Gradient: 2·(p − t), divided by the number of values when the reduction is the mean. The default is the mean over the
/// image, as <c>MSELoss</c> of PyTorch and <c>mse</c> of Keras; with the sum, learning rates must be smaller by about the
/// number of pixels.
/// </remarks>
public sealed record MeanSquaredError : Loss
{
    /// <summary>The mean (default) or the sum over the values of an image.</summary>
    public Reduction Reduction { get; init; } = Reduction.Mean;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name
        => Reduction == Reduction.Mean ? "mean squared error (mean over pixels)" : "squared error (sum over pixels)";

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool TakesLogits => false;

    /// <inheritdoc/>
    protected override double EvaluateImage(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale)
        => ElementwiseLoss.Evaluate<SquaredDifference>(prediction, target, gradient, scale, Reduction);

    private readonly struct SquaredDifference : IElementwiseLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Evaluate<TLanes>(TLanes prediction, TLanes target, out TLanes derivative)
            where TLanes : struct, ILanes<TLanes>
        {
            TLanes difference = prediction - target;
            derivative = difference + difference;
            return difference * difference;
        }
    }
}
