using System.Numerics.Tensors;
using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Adds σ · N(0, 1) to each value.</summary>
public sealed record GaussianNoise : AdditiveNoise
{
    /// <summary>σ, the standard deviation before values are cut off, 0 to 10; 0.5 in published denoisers.</summary>
    public required double Sigma { get; init; }

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
        => SettingRange.Check(Sigma, 0, Largest, $"{place}sigma", 0.5);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"Gaussian noise of σ {Sigma}{Ending}");

    private protected override void Add(Span<float> piece, Span<float> scratch, ref RandomLanes lanes)
    {
        lanes.FillNormals(scratch);
        TensorPrimitives.FusedMultiplyAdd(scratch[..piece.Length], (float)Sigma, piece, piece);
    }
}
