using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Statistics;

namespace Facsimile.Inversion.Analysis;

/// <summary>
/// Whether codes are normally distributed: by the tests that were published, and by the right ones. Not all codes allow all of them:
/// that of an autoencoder may have a number that is always 0, and the multivariate tests need more codes than a code has numbers.
/// </summary>
public sealed record NormalityTests
{
    /// <summary>The most values for which the p-values of Shapiro and Wilk's test hold.</summary>
    public const int ShapiroWilkLimit = 5000;

    /// <summary>The most numbers of a code that are tested each by itself.</summary>
    public const int MostAxes = 16;

    /// <summary>
    /// As published: the Kolmogorov-Smirnov test of the radius ‖z‖, with the radii's own mean and standard deviation. The radius of
    /// a normal code is not normal (for two numbers it is Rayleigh distributed), and with estimated parameters the p-value is too
    /// large.
    /// </summary>
    public required TestAttempt PublishedRadius { get; init; }

    /// <summary>
    /// As published: Shapiro and Wilk's test of all numbers of the codes mixed, of the first <see cref="ShapiroWilkLimit"/> here. A
    /// mixture of normal numbers of different means or variances is not normal.
    /// </summary>
    public required TestAttempt PublishedMixture { get; init; }

    /// <summary>Each number of the codes by itself, of at most the first <see cref="MostAxes"/>.</summary>
    public required ImmutableArray<AxisNormality> Axes { get; init; }

    /// <summary>The multivariate test of Henze and Zirkler; it finds any deviation.</summary>
    public required TestAttempt HenzeZirkler { get; init; }

    /// <summary>The multivariate test of Mardia by skewness.</summary>
    public required TestAttempt Skewness { get; init; }

    /// <summary>The multivariate test of Mardia by kurtosis.</summary>
    public required TestAttempt Kurtosis { get; init; }

    /// <summary>Tests codes.</summary>
    /// <param name="codes">N × code size.</param>
    /// <exception cref="FacsimileException">There are fewer than two codes, or a number of them is not finite.</exception>
    internal static NormalityTests Of(Tensor<float> codes)
    {
        (int count, int size) = ((int)codes.Lengths[0], (int)codes.Lengths[1]);
        double[] values = [.. codes.Select(value => (double)value)];
        double[] radii = [.. values.Chunk(size).Select(code => Math.Sqrt(code.Sum(value => value * value)))];
        Distribution radius = Distribution.Of(radii);
        return new NormalityTests
        {
            PublishedRadius = TestAttempt.Of(() => KolmogorovSmirnov.Test(radii, radius.Mean, radius.StandardDeviation)),
            PublishedMixture = TestAttempt.Of(() => ShapiroWilk.Test(values.AsSpan(0, Math.Min(values.Length, ShapiroWilkLimit)))),
            Axes =
            [
                .. Enumerable.Range(0, Math.Min(size, MostAxes)).Select(axis =>
                {
                    double[] column = [.. Enumerable.Range(0, count).Select(i => values[(i * size) + axis])];
                    return new AxisNormality(
                        axis,
                        TestAttempt.Of(() => Lilliefors.Test(column)),
                        TestAttempt.Of(() => ShapiroWilk.Test(column.AsSpan(0, Math.Min(count, ShapiroWilkLimit)))),
                        NormalQuantiles.Of(column));
                }),
            ],
            HenzeZirkler = TestAttempt.Of(() => Statistics.HenzeZirkler.Test(codes)),
            Skewness = TestAttempt.Of(() => Mardia.Skewness(codes)),
            Kurtosis = TestAttempt.Of(() => Mardia.Kurtosis(codes)),
        };
    }
}
