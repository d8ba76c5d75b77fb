using System.Runtime.Intrinsics;
using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>Sets some values, chosen at random, to 0 (pepper) or 1 (salt), each with the same chance.</summary>
public sealed record SaltAndPepperNoise : Corruption
{
    /// <summary>The chance of each value to be set, 0 to 1.</summary>
    public required double Fraction { get; init; }

    /// <inheritdoc/>
    public override void Apply(Span<float> image, ImageShape shape, RandomStream random)
    {
        var lanes = new RandomLanes(random);
        Span<float> chances = stackalloc float[16 * RandomLanes.Step];
        Span<float> values = stackalloc float[chances.Length];
        for (int start = 0; start < image.Length; start += chances.Length)
        {
            Span<float> piece = image.Slice(start, Math.Min(chances.Length, image.Length - start));
            int steps = RandomLanes.WholeSteps(piece.Length);
            lanes.FillSingles(chances[..steps]);
            piece.CopyTo(values);
            Set(values[..steps], chances);
            values[..piece.Length].CopyTo(piece);
        }
    }

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
        => SettingRange.Check(Fraction, 0, 1, $"{place}fraction", 0.1);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"salt and pepper on {100 * Fraction:0.##} % of the values");

    private void Set(Span<float> values, ReadOnlySpan<float> chances)
    {
        var half = Vector256.Create((float)(Fraction / 2));
        var all = Vector256.Create((float)Fraction);
        for (int i = 0; i < values.Length; i += Vector256<float>.Count)
        {
            var chance = Vector256.Create(chances[i..]);
            Vector256<float> set = Vector256.ConditionalSelect(
                Vector256.LessThan(chance, half), Vector256<float>.Zero, Vector256<float>.One);
            Vector256.ConditionalSelect(Vector256.LessThan(chance, all), set, Vector256.Create<float>(values[i..]))
                .CopyTo(values[i..]);
        }
    }
}
