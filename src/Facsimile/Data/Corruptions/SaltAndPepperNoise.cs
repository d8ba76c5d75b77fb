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
        (float half, float all) = ((float)(Fraction / 2), (float)Fraction);
        for (int start = 0; start < image.Length; start += chances.Length)
        {
            Span<float> piece = image.Slice(start, Math.Min(chances.Length, image.Length - start));
            lanes.FillSingles(chances[..RandomLanes.WholeSteps(piece.Length)]);
            for (int i = 0; i < piece.Length; i++)
            {
                piece[i] = chances[i] < half ? 0 : chances[i] < all ? 1 : piece[i];
            }
        }
    }

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
        => SettingRange.Check(Fraction, 0, 1, $"{place}fraction", 0.1);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"salt and pepper on {100 * Fraction:0.##} % of the values");
}
