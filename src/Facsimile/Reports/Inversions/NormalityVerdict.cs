using System.Collections.Immutable;
using Facsimile.Inversion.Analysis;
using Facsimile.Statistics;

namespace Facsimile.Reports.Inversions;

/// <summary>What the tests of a latent set say, in the order of tables.</summary>
internal static class NormalityVerdict
{
    /// <summary>A p-value below this rejects; the usual level.</summary>
    public const double Level = 0.05;

    /// <summary>The tests as published, which cannot tell whether codes are normal.</summary>
    public static ImmutableArray<(string Name, TestAttempt Test)> Published(NormalityTests tests)
        =>
        [
            ("Kolmogorov-Smirnov, radius ‖z‖", tests.PublishedRadius),
            ("Shapiro-Wilk, all numbers mixed", tests.PublishedMixture),
        ];

    /// <summary>The right ones: each axis, then all of them together.</summary>
    public static ImmutableArray<(string Name, TestAttempt Test)> Right(NormalityTests tests)
        =>
        [
            .. tests.Axes.SelectMany(axis => new[]
            {
                ($"Lilliefors, {Axis(axis.Axis)}", axis.Lilliefors), ($"Shapiro-Wilk, {Axis(axis.Axis)}", axis.ShapiroWilk),
            }),
            ("Henze-Zirkler, all axes", tests.HenzeZirkler),
            ("Mardia, skewness", tests.Skewness),
            ("Mardia, kurtosis", tests.Kurtosis),
        ];

    /// <summary>Those that could be made.</summary>
    public static ImmutableArray<(string Name, TestResult Result)> Made(ImmutableArray<(string Name, TestAttempt Test)> tests)
        => [.. tests.Where(one => one.Test.Result is not null).Select(one => (one.Name, one.Test.Result!))];

    /// <summary>Whether a test finds that the codes are not normal.</summary>
    public static bool Rejects(TestResult test) => test.PValue < Level;

    /// <summary>
    /// Whether the set is found not to be normal. With m tests a normal set would be rejected by one of them more often than the
    /// level says, so the smallest p-value is compared with the level / m (Bonferroni). Tests that could not be made do not count.
    /// </summary>
    public static bool IsRejected(NormalityTests tests)
    {
        ImmutableArray<(string Name, TestResult Result)> made = Made(Right(tests));
        return made.Length > 0 && made.Min(one => one.Result.PValue) < Level / made.Length;
    }

    /// <summary>For example <c>z₁</c>.</summary>
    public static string Axis(int axis)
        => "z" + string.Concat((axis + 1).ToString(System.Globalization.CultureInfo.InvariantCulture).Select(digit => (char)('₀' + digit - '0')));

    /// <summary>A p-value in a sentence or table; below 10⁻⁶ it is said to be so only.</summary>
    public static string Text(double pValue) => pValue < 1e-6 ? "p < 10⁻⁶" : "p " + (pValue < 0.001 ? Power(pValue) : "= " + Figure.Fixed(pValue, 3));

    private static string Power(double pValue)
    {
        int exponent = (int)Math.Ceiling(Math.Log10(pValue));
        return $"< 10⁻{"⁰¹²³⁴⁵⁶⁷⁸⁹"[-exponent]}";
    }
}
