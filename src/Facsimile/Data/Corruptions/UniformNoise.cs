using System.Numerics.Tensors;
using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Adds to each value a number from [−a, a), each equally likely.</summary>
public sealed record UniformNoise : AdditiveNoise
{
    /// <summary>a, the largest deviation, 0 to 10; 0.4 and 0.6 in the published study.</summary>
    public required double Amplitude { get; init; }

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
        => SettingRange.Check(Amplitude, 0, Largest, $"{place}amplitude", 0.4);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"uniform noise of ±{Amplitude}{Ending}");

    private protected override void Add(Span<float> piece, Span<float> scratch, ref RandomLanes lanes)
    {
        // x + 2a · (u − ½); the difference is exact.
        lanes.FillSingles(scratch);
        Span<float> noise = scratch[..piece.Length];
        TensorPrimitives.Subtract(noise, 0.5f, noise);
        TensorPrimitives.FusedMultiplyAdd(noise, (float)(2 * Amplitude), piece, piece);
    }
}
