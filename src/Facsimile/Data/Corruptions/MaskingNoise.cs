using Facsimile.Numerics;

namespace Facsimile.Data.Corruptions;

/// <summary>
/// Hides pixels here and there, chosen at random for each image (the masking noise of Vincent et al., "Extracting and composing
/// robust features with denoising autoencoders", 2008).
/// </summary>
public sealed record MaskingNoise : Mask
{
    /// <summary>The chance of each pixel to be hidden, 0 to 1.</summary>
    public required double Fraction { get; init; }

    /// <inheritdoc/>
    public override void Hide(Span<bool> hidden, ImageShape shape, RandomStream random)
    {
        var lanes = new RandomLanes(random);
        Span<float> chances = stackalloc float[16 * RandomLanes.Step];
        float fraction = (float)Fraction;
        for (int start = 0; start < hidden.Length; start += chances.Length)
        {
            Span<bool> piece = hidden.Slice(start, Math.Min(chances.Length, hidden.Length - start));
            lanes.FillSingles(chances[..RandomLanes.WholeSteps(piece.Length)]);
            for (int i = 0; i < piece.Length; i++)
            {
                piece[i] = chances[i] < fraction;
            }
        }
    }

    /// <inheritdoc/>
    public override void Validate(string place = "corruption.")
        => SettingRange.Check(Fraction, 0, 1, $"{place}fraction", 0.25);

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant($"{100 * Fraction:0.##} % of the pixels hidden");
}
