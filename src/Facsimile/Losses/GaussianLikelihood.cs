using System.Runtime.CompilerServices;
using System.Text.Json.Serialization;
using Facsimile.Numerics;

namespace Facsimile.Losses;

/// <summary>
/// The negative logarithm of the likelihood of an image under independent normal distributions around the predicted pixels, all
/// of one standard deviation σ, in nats: Σ ½·((p − t)/σ)² + log σ + ½·log 2π.
/// </summary>
/// <remarks>
/// Gradient: (p − t)/σ². It is what a variational autoencoder of grey pixels takes. σ says how exactly pixels are to be met: half
/// of it makes the reconstruction count four times as much beside the divergence.
/// </remarks>
public sealed record GaussianLikelihood : Loss
{
    /// <summary>The standard deviation σ of a pixel, above 0; 0.1 by default.</summary>
    public double Deviation { get; init; } = 0.1;

    /// <inheritdoc/>
    [JsonIgnore]
    public override string Name
        => FormattableString.Invariant($"negative Gaussian log-likelihood, σ {Deviation} (nats, sum over pixels)");

    /// <inheritdoc/>
    [JsonIgnore]
    public override bool TakesLogits => false;

    /// <inheritdoc/>
    public override void Validate()
    {
        if (Deviation is not (>= 1e-3 and <= 1e3))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"loss.deviation is {Deviation}; it must lie between 0.001 and 1000."));
        }
    }

    /// <inheritdoc/>
    protected override double EvaluateImage(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale)
    {
        double precision = 1 / (Deviation * Deviation);
        double halfSquares = ElementwiseLoss.Evaluate<HalfSquare>(
            prediction, target, gradient, (float)(scale * precision), Reduction.Sum);
        return (precision * halfSquares) + (prediction.Length * (Math.Log(Deviation) + (0.5 * Math.Log(2 * Math.PI))));
    }

    private readonly struct HalfSquare : IElementwiseLoss
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public static TLanes Evaluate<TLanes>(TLanes prediction, TLanes target, out TLanes derivative)
            where TLanes : struct, ILanes<TLanes>
        {
            derivative = prediction - target;
            return TLanes.Create(0.5f) * derivative * derivative;
        }
    }
}
