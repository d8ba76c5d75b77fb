using System.Globalization;

namespace Facsimile.Reports;

/// <summary>How the figures of a report are written: few digits, a true minus sign, units after a space.</summary>
internal static class Figure
{
    /// <summary>A whole number with commas between the thousands, as the command line writes it.</summary>
    public static string Count(long value) => value.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>A number with a fixed number of decimals.</summary>
    public static string Fixed(double value, int decimals)
        => NotFinite(value)
            ?? Sign(
                Math.Round(value, decimals, MidpointRounding.AwayFromZero),
                "N" + decimals.ToString(CultureInfo.InvariantCulture));

    /// <summary>A share as a percentage, by default with one decimal.</summary>
    public static string Percent(double share, int decimals) => NotFinite(share) ?? Fixed(share * 100, decimals) + "\u00a0%";

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Percent(double share) => Percent(share, 1);

    /// <summary>A number with a few significant digits, by default three, such as a loss of 0.0147.</summary>
    public static string Significant(double value, int digits = 3)
    {
        if (NotFinite(value) is string text)
        {
            return text;
        }

        double magnitude = Math.Abs(value);
        if (magnitude is 0 or (>= 1e-4 and < 1e6))
        {
            int decimals = magnitude == 0 ? 0 : Math.Clamp(digits - 1 - (int)Math.Floor(Math.Log10(magnitude)), 0, 6);
            return Sign(value, "N" + decimals.ToString(CultureInfo.InvariantCulture));
        }

        return Sign(value, "0." + new string('0', digits - 1) + "e+0");
    }

    private static string Sign(double value, string format)
    {
        string text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 ? "−" + text : text;
    }

    private static string? NotFinite(double value)
        => double.IsFinite(value) ? null : double.IsNaN(value) ? "not a number" : value < 0 ? "−∞" : "∞";
}
