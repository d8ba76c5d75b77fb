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
    public void Any_two_colours_are_told_apart()
    {
        foreach ((string style, double least) in new[] { (Light, 0.11), (Dark, 0.15) })
        {
            double[][] colours = [.. Enumerable.Range(0, 10)
                .Select(i => OkLab(Regex.Match(style, $@"\.{Palette.Class(i)} \{{ color: #([0-9a-f]{{6}})").Groups[1].Value))];
            double[] distances =
            [
                .. from i in Enumerable.Range(0, 10)
                   from j in Enumerable.Range(0, i)
                   select Math.Sqrt(colours[i].Zip(colours[j], (a, b) => (a - b) * (a - b)).Sum()),
            ];

            Assert.True(distances.Min() >= least, $"{distances.Min()}");
        }
    }

    [Fact]
    public void Colours_begin_again_after_ten() => Assert.Equal(Palette.Class(3), Palette.Class(13));

    private static string Light => Chart.StyleSheet[..Chart.StyleSheet.IndexOf("@media", StringComparison.Ordinal)];

    private static string Dark => Chart.StyleSheet[Chart.StyleSheet.IndexOf("@media", StringComparison.Ordinal)..];

    /// <summary>WCAG 2.2: (lighter + 0.05) / (darker + 0.05).</summary>
    private static double Contrast(double a, double b) => (Math.Max(a, b) + 0.05) / (Math.Min(a, b) + 0.05);

    private static double Luminance(string hex) => Sum(Linear(hex), 0.2126, 0.7152, 0.0722);

    /// <summary>The colour in OKLab (Ottosson, "A perceptual color space for image processing", 2020).</summary>
    private static double[] OkLab(string hex)
    {
        double[] rgb = Linear(hex);
        double[] cones =
        [
            Math.Cbrt(Sum(rgb, 0.4122214708, 0.5363325363, 0.0514459929)),
            Math.Cbrt(Sum(rgb, 0.2119034982, 0.6806995451, 0.1073969566)),
            Math.Cbrt(Sum(rgb, 0.0883024619, 0.2817188376, 0.6299787005)),
        ];
        return
        [
            Sum(cones, 0.2104542553, 0.7936177850, -0.0040720468),
            Sum(cones, 1.9779984951, -2.4285922050, 0.4505937099),
            Sum(cones, 0.0259040371, 0.7827717662, -0.8086757660),
        ];
    }

    private static double Sum(double[] values, params double[] weights) => values.Zip(weights, (a, b) => a * b).Sum();

    private static double[] Linear(string hex)
    {
        double Channel(int start)
        {
            double value = int.Parse(hex.AsSpan(start, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0;
            return value <= 0.04045 ? value / 12.92 : Math.Pow((value + 0.055) / 1.055, 2.4);
        }

        return [Channel(0), Channel(2), Channel(4)];
    }
}
