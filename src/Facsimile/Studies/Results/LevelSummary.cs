namespace Facsimile.Studies.Results;

/// <summary>The errors of all trials at one level of an axis.</summary>
/// <param name="Level">The level.</param>
/// <param name="Count">How many trials.</param>
/// <param name="Mean">The mean of their errors.</param>
/// <param name="Deviation">Their standard deviation (divisor n − 1): how much the other axes do; NaN for a single trial.</param>
/// <param name="Least">The smallest of them.</param>
internal sealed record LevelSummary(string Level, int Count, double Mean, double Deviation, double Least)
{
    public static LevelSummary Of(string level, IReadOnlyCollection<double> errors)
    {
        double mean = errors.Average();
        double deviation = errors.Count < 2
            ? double.NaN
            : Math.Sqrt(errors.Sum(error => (error - mean) * (error - mean)) / (errors.Count - 1));
        return new LevelSummary(level, errors.Count, mean, deviation, errors.Min());
    }
}
