using MathNet.Numerics;
using MathNet.Numerics.Distributions;
using MathNet.Numerics.Interpolation;

namespace Facsimile.Statistics;

/// <summary>
/// The distribution of Lilliefors's statistic D of n normal values. There is no formula for it; the published approximations
/// (Dallal and Wilkinson 1986, Stephens 1974, Molin and Abdi 1998) are off by up to 0.03 for large n, so this is a table.
/// </summary>
internal static class LillieforsDistribution
{
    /// <summary>The table begins here.</summary>
    public const int FewestValues = 5;

    private const int FewestFitted = 10;

    // Simulated by tests/Facsimile.Tests/Goldens/lilliefors_table.py: the p-value, and what D exceeds with that probability: for
    // n = 5 to 9 D itself, and the coefficients c of D·√n = c₀ + c₁/√n + c₂/n + c₃/(n·√n) for n of 10 or more.
    private static readonly double[][] Table =
    [
        [0.999, 0.11673, 0.10915, 0.10388, 0.09940, 0.09511, 0.32781, -0.13830, -0.10025, 0.44972],
        [0.995, 0.12854, 0.12203, 0.11612, 0.11049, 0.10521, 0.35910, -0.14026, -0.08431, 0.31725],
        [0.98, 0.14508, 0.13774, 0.13012, 0.12277, 0.11608, 0.39710, -0.16907, 0.12185, -0.19686],
        [0.95, 0.16090, 0.15138, 0.14162, 0.13295, 0.12606, 0.43111, -0.18281, 0.19852, -0.38481],
        [0.9, 0.17628, 0.16384, 0.15240, 0.14350, 0.13651, 0.46469, -0.17831, 0.13419, -0.26932],
        [0.8, 0.19527, 0.17942, 0.16765, 0.15879, 0.15134, 0.51083, -0.17167, 0.04888, -0.12699],
        [0.7, 0.20873, 0.19225, 0.18082, 0.17151, 0.16321, 0.54821, -0.16994, 0.01865, -0.11050],
        [0.6, 0.22086, 0.20495, 0.19353, 0.18321, 0.17413, 0.58317, -0.17049, 0.00862, -0.13559],
        [0.5, 0.23339, 0.21865, 0.20615, 0.19477, 0.18508, 0.61851, -0.17217, 0.00032, -0.15755],
        [0.4, 0.24770, 0.23350, 0.21921, 0.20705, 0.19686, 0.65621, -0.16969, -0.03806, -0.12372],
        [0.3, 0.26678, 0.24952, 0.23387, 0.22112, 0.21035, 0.69976, -0.17551, -0.03203, -0.17399],
        [0.2, 0.28945, 0.26864, 0.25230, 0.23882, 0.22722, 0.75438, -0.18039, -0.03047, -0.25156],
        [0.1, 0.31897, 0.29711, 0.28027, 0.26519, 0.25221, 0.83649, -0.18102, -0.10085, -0.21985],
        [0.05, 0.34309, 0.32328, 0.30416, 0.28799, 0.27411, 0.90987, -0.18479, -0.16082, -0.20535],
        [0.02, 0.37549, 0.35206, 0.33176, 0.31479, 0.29981, 0.99795, -0.19465, -0.20294, -0.29427],
        [0.005, 0.41322, 0.38764, 0.36767, 0.34915, 0.33326, 1.11771, -0.19619, -0.39224, -0.24572],
        [0.001, 0.43881, 0.42330, 0.40090, 0.38277, 0.36565, 1.23962, -0.14226, -0.94490, 0.28453],
        [0.0002, 0.45325, 0.44689, 0.42936, 0.41023, 0.39333, 1.34389, 0.11848, -2.97520, 3.52750],
    ];

    /// <summary>
    /// P(D ≥ distance): Φ⁻¹ of the p-values is nearly a straight line over D, so it is interpolated by a natural cubic spline and
    /// continued straight outside of the table. Right to 0.001 for any n from 5 on.
    /// </summary>
    public static double UpperTail(double distance, int count)
    {
        double[] quantiles = [.. Table.Select(row => Quantile(row, count))];
        double[] normal = [.. Table.Select(row => Normal.InvCDF(0, 1, row[0]))];
        var spline = CubicSpline.InterpolateNaturalSorted(quantiles, normal);
        double inside = Math.Clamp(distance, quantiles[0], quantiles[^1]);
        return Normal.CDF(0, 1, spline.Interpolate(inside) + ((distance - inside) * spline.Differentiate(inside)));
    }

    private static double Quantile(double[] row, int count)
    {
        if (count < FewestFitted)
        {
            return row[1 + count - FewestValues];
        }

        double root = 1 / Math.Sqrt(count);
        return root * Polynomial.Evaluate(root, row[(1 + FewestFitted - FewestValues)..]);
    }
}
