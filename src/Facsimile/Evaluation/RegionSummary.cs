using Facsimile.Statistics;

namespace Facsimile.Evaluation;

/// <summary>The scores of many images inside or outside of their masks.</summary>
/// <param name="Mse">The mean squared errors; null when no image has pixels there.</param>
/// <param name="Ssim">The structural similarities; null when no image has windows there.</param>
public sealed record RegionSummary(Distribution? Mse, Distribution? Ssim)
{
    /// <summary>Sums scores up; those that are NaN are left out.</summary>
    internal static RegionSummary Of(IEnumerable<double> errors, IEnumerable<double> similarities)
        => new(Finite(errors), Finite(similarities));

    private static Distribution? Finite(IEnumerable<double> values)
    {
        double[] finite = [.. values.Where(double.IsFinite)];
        return finite.Length == 0 ? null : Distribution.Of(finite);
    }
}
