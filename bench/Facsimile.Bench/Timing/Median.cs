namespace Facsimile.Bench.Timing;

/// <summary>The middle of some figures, and their middle half.</summary>
internal static class Median
{
    /// <summary>The median; of an even number the mean of the middle two.</summary>
    public static double Of(IEnumerable<double> values) => Quantile(values, 0.5);

    /// <summary>The quantile by linear interpolation between the sorted values.</summary>
    /// <param name="values">At least one value.</param>
    /// <param name="share">0 for the least, 1 for the greatest.</param>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        double[] sorted = [.. values.Order()];
        double position = share * (sorted.Length - 1);
        int below = (int)position;
        int above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((position - below) * (sorted[above] - sorted[below]));
    }
}
