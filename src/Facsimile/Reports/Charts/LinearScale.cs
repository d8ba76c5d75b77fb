using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>An axis on which equal differences have equal lengths.</summary>
internal sealed class LinearScale : Scale
{
    /// <summary>Beyond this the difference of two values could overflow.</summary>
    private const double Largest = 1e300;

    /// <summary>
    /// An axis around some values: its ends are the marks just outside them, or lie a little outside. Values that are not
    /// finite are left out; without any value the axis goes from 0 to 1; a constant gets room on both sides.
    /// </summary>
    /// <param name="values">What has to fit.</param>
    /// <param name="most">The largest number of steps between marks.</param>
    /// <param name="tight">Whether the ends lie just outside the values, rather than at the next marks.</param>
    /// <param name="stopAtZero">
    /// Whether a tight axis of values that are 0 or more begins at 0 at the lowest, so that it promises nothing below.
    /// </param>
    public static LinearScale Around(IEnumerable<double> values, int most = 5, bool tight = false, bool stopAtZero = false)
    {
        (double low, double high) = Range(values);
        double step = Charts.Ticks.Step(high - low, most);
        if (tight)
        {
            double room = (high - low) / 40;
            (low, high) = (stopAtZero && low >= 0 ? Math.Max(0, low - room) : low - room, high + room);
        }
        else
        {
            low = Math.Floor((low / step) + 1e-6) * step;
            high = Math.Ceiling((high / step) - 1e-6) * step;
        }

        return new LinearScale { Low = low, High = high, Ticks = Charts.Ticks.Linear(low, high, step) };
    }

    /// <summary>
    /// An axis of whole numbers, such as epochs: its ends are the values themselves; marked are the first of them and the
    /// multiples of a whole step that are not too close to it.
    /// </summary>
    /// <param name="values">What has to fit.</param>
    /// <param name="most">The largest number of steps between marks.</param>
    public static LinearScale Whole(IEnumerable<double> values, int most = 8)
    {
        (double low, double high) = Range(values);
        double step = Math.Max(1, Charts.Ticks.Step(high - low, most));
        ImmutableArray<Tick> multiples = Charts.Ticks.Linear(low, high, step);
        ImmutableArray<Tick> ticks = low % 1 == 0
            ? [new Tick(low, TickLabel.Of(low, 1)), .. multiples.Where(tick => tick.Value - low >= step / 2)]
            : multiples;
        return new LinearScale { Low = low, High = high, Ticks = ticks };
    }

    /// <inheritdoc/>
    public override double Map(double value) => (value - Low) / (High - Low);

    /// <summary>The smallest and the largest finite value, forced apart where they (nearly) meet.</summary>
    private static (double Low, double High) Range(IEnumerable<double> values)
    {
        double low = double.PositiveInfinity;
        double high = double.NegativeInfinity;
        foreach (double value in values)
        {
            if (double.IsFinite(value))
            {
                low = Math.Min(low, Math.Clamp(value, -Largest, Largest));
                high = Math.Max(high, Math.Clamp(value, -Largest, Largest));
            }
        }

        if (low > high)
        {
            return (0, 1);
        }

        double size = Math.Max(Math.Abs(low), Math.Abs(high));
        if (size < 1e-290)
        {
            return (-1, 1);
        }

        // Closer than this the marks of the axis could no longer be told apart as doubles.
        return high - low > size * 1e-9 ? (low, high) : (low - (size / 10), high + (size / 10));
    }
}
