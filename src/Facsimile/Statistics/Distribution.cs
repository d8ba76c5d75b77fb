namespace Facsimile.Statistics;

/// <summary>A sample summed up as a box plot shows it (Tukey, "Exploratory Data Analysis", 1977).</summary>
/// <param name="Count">How many values.</param>
/// <param name="Mean">Their mean; infinite when a value is, NaN when −∞ and +∞ both occur.</param>
/// <param name="StandardDeviation">
/// Their sample standard deviation (divisor n − 1); 0 for one value, ∞ when a value is infinite.
/// </param>
/// <param name="Minimum">The smallest value.</param>
/// <param name="LowerWhisker">The smallest value at or above Q1 − 1.5·(Q3 − Q1).</param>
/// <param name="LowerQuartile">
/// Q1, linear interpolation between order statistics (type 7 of Hyndman and Fan, NumPy's default).
/// </param>
/// <param name="Median">Q2, likewise.</param>
/// <param name="UpperQuartile">Q3, likewise.</param>
/// <param name="UpperWhisker">The largest value at or below Q3 + 1.5·(Q3 − Q1).</param>
/// <param name="Maximum">The largest value.</param>
/// <param name="OutlierCount">How many values lie outside the whiskers.</param>
public sealed record Distribution(
    int Count,
    double Mean,
    double StandardDeviation,
    double Minimum,
    double LowerWhisker,
    double LowerQuartile,
    double Median,
    double UpperQuartile,
    double UpperWhisker,
    double Maximum,
    int OutlierCount)
{
    /// <summary>
    /// Sums a sample up. Infinite values, such as the PSNR of an exact reconstruction, are ordinary values at the ends of the
    /// order; a quartile is infinite when a neighbour that it is interpolated from is, and NaN only between −∞ and +∞.
    /// </summary>
    /// <param name="values">The values in any order; the result does not depend on it.</param>
    /// <exception cref="ArgumentException">There is no value, or one is NaN.</exception>
    public static Distribution Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty)
        {
            throw new ArgumentException("A distribution needs at least one value.", nameof(values));
        }

        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        if (double.IsNaN(sorted[0]))
        {
            throw new ArgumentException("A distribution has no place for NaN, but a value is NaN.", nameof(values));
        }

        (double mean, double standardDeviation) = Moments(sorted);
        double lowerQuartile = Quantile(sorted, 0.25);
        double upperQuartile = Quantile(sorted, 0.75);

        // Equal infinite quartiles are 0 apart; their difference would be NaN.
        double reach = upperQuartile == lowerQuartile ? 0 : 1.5 * (upperQuartile - lowerQuartile);
        int first = Array.FindIndex(sorted, value => value >= lowerQuartile - reach);
        int last = Array.FindLastIndex(sorted, value => value <= upperQuartile + reach);
        return new Distribution(
            sorted.Length,
            mean,
            standardDeviation,
            sorted[0],
            sorted[first],
            lowerQuartile,
            Quantile(sorted, 0.5),
            upperQuartile,
            sorted[last],
            sorted[^1],
            sorted.Length - (last - first + 1));
    }

    private static (double Mean, double StandardDeviation) Moments(ReadOnlySpan<double> sorted)
    {
        if (double.IsInfinity(sorted[0]) || double.IsInfinity(sorted[^1]))
        {
            return (sorted[0] + sorted[^1], double.PositiveInfinity);
        }

        // Distances from the smallest value: a constant sample has exactly its value as mean and no deviation.
        double sum = 0;
        foreach (double value in sorted)
        {
            sum += value - sorted[0];
        }

        double mean = sorted[0] + (sum / sorted.Length);
        double squares = 0;
        foreach (double value in sorted)
        {
            squares += (value - mean) * (value - mean);
        }

        return (mean, Math.Sqrt(squares / Math.Max(1, sorted.Length - 1)));
    }

    private static double Quantile(ReadOnlySpan<double> sorted, double probability)
    {
        double position = probability * (sorted.Length - 1);
        int index = (int)position;
        double fraction = position - index;
        double below = sorted[index];
        if (fraction == 0 || sorted[index + 1] == below)
        {
            return below;
        }

        // From −∞ the interpolation would be −∞ + ∞; it stays −∞ unless the other end is +∞, where nothing is right.
        double above = sorted[index + 1];
        return double.IsNegativeInfinity(below) && !double.IsInfinity(above) ? below : below + (fraction * (above - below));
    }
}
