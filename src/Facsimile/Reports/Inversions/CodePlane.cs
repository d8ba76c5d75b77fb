using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Inversion.Analysis;
using Facsimile.Statistics;

namespace Facsimile.Reports.Inversions;

/// <summary>
/// The plane in which all latent sets are shown: the two numbers of a code as they are, else the first two principal components of
/// the encoder's codes.
/// </summary>
/// <param name="Points">The points of each set.</param>
/// <param name="ExplainedVariance">The share of the variance of the encoder's codes that the plane shows; 1 for two numbers.</param>
/// <param name="Horizontal">The title of the axis from left to right.</param>
/// <param name="Vertical">The title of the axis from bottom to top.</param>
internal sealed record CodePlane(
    ImmutableArray<ImmutableArray<(double X, double Y)>> Points, double ExplainedVariance, string Horizontal, string Vertical)
{
    /// <summary>The plane of the sets, of which the first is the encoder's; null where codes have one number.</summary>
    public static CodePlane? Of(ImmutableArray<LatentSet> sets)
    {
        int size = (int)sets[0].Codes.Lengths[1];
        if (size < 2)
        {
            return null;
        }

        if (size == 2)
        {
            return new CodePlane([.. sets.Select(set => Pairs(set.Codes))], 1, "z₁", "z₂");
        }

        var components = PrincipalComponents.Fit(sets[0].Codes, 2);
        return new CodePlane(
            [.. sets.Select(set => Pairs(components.Transform(set.Codes)))],
            Math.Min(1, components.ExplainedVarianceRatio.Sum()),
            $"First principal component of {sets[0].Name}",
            "Second principal component");
    }

    private static ImmutableArray<(double X, double Y)> Pairs(Tensor<float> rows)
        => [.. Enumerable.Range(0, (int)rows.Lengths[0]).Select(i => ((double)rows[i, 0], (double)rows[i, 1]))];
}
