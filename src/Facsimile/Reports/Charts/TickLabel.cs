using System.Globalization;

namespace Facsimile.Reports.Charts;

/// <summary>How a number is written on an axis.</summary>
internal static class TickLabel
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>
    /// Writes a multiple of a step with just the decimals that the step needs; very small and very large numbers as
    /// 2×10⁻⁷, with a true minus sign and commas between the thousands.
    /// </summary>
    public static string Of(double value, double step)
    {
        if (value == 0)
        {
            return "0";
        }

        double magnitude = Math.Abs(value);
        string text = magnitude >= 1e6 || step < 0.99e-5
            ? Scientific(magnitude, step)
            : magnitude.ToString("N" + Decimals(step).ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return value < 0 ? "−" + text : text;
    }

    private static int Decimals(double step) => Math.Max(0, -(int)Math.Floor(Math.Log10(step) + 1e-9));

    private static string Scientific(double magnitude, double step)
    {
        int exponent = (int)Math.Floor(Math.Log10(magnitude) + 1e-9);
        int decimals = Math.Clamp(exponent - (int)Math.Floor(Math.Log10(step) + 1e-9), 0, 12);
        double digits = magnitude / Math.Pow(10, exponent);
        string factor = digits.ToString("F" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return (factor == "1" ? "10" : factor + "×10") + Superscript(exponent);
    }

    private static string Superscript(int exponent)
    {
        string digits = Math.Abs(exponent).ToString(CultureInfo.InvariantCulture);
        return (exponent < 0 ? "⁻" : "") + string.Concat(digits.Select(digit => Superscripts[digit - '0']));
    }
}
