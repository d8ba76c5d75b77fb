using System.Globalization;
using System.Text.Json.Nodes;
using Facsimile.Evaluation;

namespace Facsimile.Cli.Outputs;

/// <summary>How well runs restore noisy images: a row a level, a column a run.</summary>
internal static class NoiseOutput
{
    /// <summary>Writes the mean squared errors, and below them the similarities.</summary>
    public static void Write(NoiseComparison noise, Shell shell)
    {
        WriteTable(noise, "MSE ↓ mean", level => MetricFormat.Value(Metric.Mse, level.Mse.Mean), shell);
        if (noise.Noisy.Levels[0].Ssim is not null)
        {
            WriteTable(noise, "SSIM ↑ median", level => MetricFormat.Value(Metric.Ssim, level.Ssim!.Median), shell);
        }
    }

    /// <summary>The levels of one run.</summary>
    public static JsonArray ToJson(NoiseComparison noise, int run)
        => Json.Array(noise.Models[run].Levels.Zip(noise.Noisy.Levels), pair => new JsonObject
        {
            ["level"] = pair.First.Level,
            ["mse"] = Figures(pair.Second, pair.First, level => level.Mse.Mean),
            ["ssim"] = Figures(pair.Second, pair.First, level => level.Ssim?.Median),
        });

    private static JsonObject Figures(NoiseLevel before, NoiseLevel after, Func<NoiseLevel, double?> figure)
        => new() { ["before"] = figure(before), ["after"] = figure(after) };

    private static void WriteTable(NoiseComparison noise, string what, Func<NoiseLevel, string> figure, Shell shell)
    {
        shell.Output.WriteLine();
        shell.Output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{what} of {noise.ImageCount:N0} images with {noise.Noise}"));
        NoiseCurve[] curves = [noise.Noisy, .. noise.Models];
        Tables.Write(
            [new Column("Level"), .. curves.Select(curve => Column.Number(curve.Name))],
            noise.Noisy.Levels.Select((one, i) => (string[])
                [one.Level.ToString(CultureInfo.InvariantCulture), .. curves.Select(curve => figure(curve.Levels[i]))]),
            shell);
    }
}
