using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>Round places to mark on an axis: multiples of 1, 2 or 5 times a power of ten.</summary>
internal static class Ticks
{
    private static readonly double[][] RoundDigits =
    [
        [1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 7, 8, 9],
    ];

    /// <summary>
    /// The smallest step of 1, 2 or 5 times a power of ten that divides a range into at most <paramref name="most"/> parts.
    /// </summary>
    public static double Step(double range, int most)
    {
        double raw = range / most;
        double power = Math.Pow(10, Math.Floor(Math.Log10(raw)));
        double digit = raw / power;
        const double Slack = 1 + 1e-9; // 0.1 / 5 is a little above 0.02; it still is 0.02
        return power * (digit <= Slack ? 1 : digit <= 2 * Slack ? 2 : digit <= 5 * Slack ? 5 : 10);
    }

    /// <summary>The multiples of the step inside a range.</summary>
    public static ImmutableArray<Tick> Linear(double low, double high, double step)
    {
        double slack = step * 1e-6;
        double first = Math.Ceiling((low - slack) / step);
        double last = Math.Floor((high + slack) / step);
        var ticks = ImmutableArray.CreateBuilder<Tick>();
        for (double k = first; k <= last && ticks.Count < 100; k++)
        {
            double value = k == 0 ? 0 : Round(k * step, step);
            ticks.Add(new Tick(value, TickLabel.Of(value, step)));
        }

        return ticks.ToImmutable();
    }

    /// <summary>
    /// Places on a logarithmic axis: whole decades, and as many of the round numbers between them as make at least
    /// <paramref name="least"/> marks. A range that is too narrow even for these is divided evenly.
    /// </summary>
    public static ImmutableArray<Tick> Logarithmic(double low, double high, int least)
    {
        int first = (int)Math.Floor(Math.Log10(low));
        int last = (int)Math.Ceiling(Math.Log10(high));
        int decades = last - first;
        int every = Math.Max(1, decades / 6);
        foreach (double[] digits in RoundDigits)
        {
            var ticks = ImmutableArray.CreateBuilder<Tick>();
            for (int exponent = first; exponent <= last; exponent += every)
            {
                foreach (double digit in digits)
                {
                    double power = Math.Pow(10, exponent) * (digit % 1 == 0 ? 1 : 0.1);
                    double value = Round(digit * Math.Pow(10, exponent), power);
                    if (value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9))
                    {
                        ticks.Add(new Tick(value, TickLabel.Of(value, power)));
                    }
                }
            }

            if (ticks.Count >= least)
            {
                return ticks.ToImmutable();
            }
        }

        return Linear(low, high, Step(high - low, least + 2));
    }

    /// <summary>Takes the last binary digits off a multiple of the step: 0.30000000000000004 becomes 0.3.</summary>
    private static double Round(double value, double step)
    {
        int decimals = -(int)Math.Floor(Math.Log10(step));
        return decimals is >= 0 and <= 15 ? Math.Round(value, decimals) : value;
    }
}
