namespace Facsimile.Reports.Charts;

/// <summary>An axis on which equal ratios have equal lengths.</summary>
internal sealed class LogarithmicScale : Scale
{
    /// <summary>
    /// An axis around some positive values, with a little room at both ends. Values that are not positive and finite are left
    /// out; without any value the axis goes from 0.1 to 1.
    /// </summary>
    /// <param name="values">What has to fit.</param>
    /// <param name="least">The smallest number of marks that is aimed at.</param>
    public static LogarithmicScale Around(IEnumerable<double> values, int least = 4)
    {
        double[] valid = [.. values.Where(value => value is > 1e-290 and < 1e290)];
        double low = valid.Length == 0 ? 0.1 : valid.Min();
        double high = valid.Length == 0 ? 1 : valid.Max();
        double room = Math.Max(Math.Pow(high / low, 0.05), 1.02);
        low /= room;
        high *= room;
        return new LogarithmicScale { Low = low, High = high, Ticks = Charts.Ticks.Logarithmic(low, high, least) };
    }

    /// <inheritdoc/>
    public override double Map(double value) => Math.Log(value / Low) / Math.Log(High / Low);
}
