using Facsimile.Statistics;

namespace Facsimile.Inversion.Analysis;

/// <summary>Whether one number of the codes is normally distributed.</summary>
/// <param name="Axis">Which number, from 0.</param>
/// <param name="Lilliefors">The test with estimated mean and variance, on all codes.</param>
/// <param name="ShapiroWilk">On the first <see cref="NormalityTests.ShapiroWilkLimit"/> codes, for which it holds.</param>
/// <param name="Quantiles">The ordered values beside those of a normal sample.</param>
public sealed record AxisNormality(int Axis, TestAttempt Lilliefors, TestAttempt ShapiroWilk, NormalQuantiles Quantiles);
