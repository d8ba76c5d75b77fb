using System.Globalization;
using System.Text.RegularExpressions;
using Facsimile.Reports.Charts;

namespace Facsimile.Tests.Reports.Charts;

public sealed class PaletteTests
{
    [Fact]
    public void Ten_colours_are_distinct_and_stand_out_in_light_and_dark()
    {
        foreach ((string style, double surface) in new[] { (Light, 1.0), (Dark, Luminance("171a20")) })
        {
            string[] colours =
            [
                .. Enumerable.Range(0, 10)
                    .Select(i => Regex.Match(style, $@"\.{Palette.Class(i)} \{{ color: #([0-9a-f]{{6}})").Groups[1].Value),
            ];

            Assert.Equal(10, colours.Distinct().Count());
            Assert.All(colours, colour => Assert.True(Contrast(Luminance(colour), surface) >= 2.1, colour));
        }
    }

    [Fact]
    public void Colours_begin_again_after_ten() => Assert.Equal(Palette.Class(3), Palette.Class(13));

    private static string Light => Chart.StyleSheet[..Chart.StyleSheet.IndexOf("@media", StringComparison.Ordinal)];

    private static string Dark => Chart.StyleSheet[Chart.StyleSheet.IndexOf("@media", StringComparison.Ordinal)..];

    /// <summary>WCAG 2.2: (lighter + 0.05) / (darker + 0.05).</summary>
    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Luminance(string hex)
    {
        double Channel(int start)
        {
            double value = int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return (0.2126 * Channel(0)) + (0.7152 * Channel(2)) + (0.0722 * Channel(4));
    }
}
