using System.Globalization;

namespace Facsimile.Reports;

/// <summary>How the figures of a report are written: few digits, a true minus sign, units after a space.</summary>
internal static class Figure
{
    /// <summary>A whole number with thin spaces between the thousands.</summary>
    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture).Replace(',', '\u2009');

    /// <summary>A number with a fixed number of decimals.</summary>
    public static string Fixed(double value, int decimals)
        => NotFinite(value)
            ?? Sign(
                Math.Round(value, decimals, MidpointRounding.AwayFromZero),
                "F" + decimals.ToString(CultureInfo.InvariantCulture));

    /// <summary>A share as a percentage with one decimal.</summary>
    public static string Percent(double share) => NotFinite(share) ?? Fixed(share * 100, 1) + "\u00a0%";

    /// <summary>A number with three significant digits, such as a loss of 0.0147.</summary>
    public static string Significant(double value)
    {
        if (NotFinite(value) is string text)
        {
            return text;
        }

        double magnitude = Math.Abs(value);
        if (magnitude is 0 or (>= 1e-4 and < 1e6))
        {
            int decimals = magnitude == 0 ? 0 : Math.Clamp(2 - (int)Math.Floor(Math.Log10(magnitude)), 0, 6);
            return Sign(value, "F" + decimals.ToString(CultureInfo.InvariantCulture));
        }

        return Sign(value, "0.00e+0");
    }

    private static string Sign(double value, string format)
    {
        string text = Math.Abs(value).ToString(format, CultureInfo.InvariantCulture);
        return value < 0 ? "−" + text : text;
    }

    private static string? NotFinite(double value)
        => double.IsFinite(value) ? null : double.IsNaN(value) ? "not a number" : value < 0 ? "−∞" : "∞";
}
