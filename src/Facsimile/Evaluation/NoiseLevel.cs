using Facsimile.Data;
using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>How good images are at one level of noise.</summary>
/// <param name="Level">The level: σ, the amplitude, or the fraction.</param>
/// <param name="Mse">The mean squared errors of the images.</param>
/// <param name="Ssim">Their structural similarities; null for images smaller than its window.</param>
/// <param name="Shown">The first of the images, to look at.</param>
/// <param name="ShownErrors">The mean squared error of each of these.</param>
public sealed record NoiseLevel(
    double Level, Distribution Mse, Distribution? Ssim, Images Shown, IReadOnlyList<double> ShownErrors);
