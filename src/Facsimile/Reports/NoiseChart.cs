using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Reports.Charts;

namespace Facsimile.Reports;

/// <summary>The error of models as the noise grows.</summary>
internal static class NoiseChart
{
    /// <summary>A line a model in its colour, and a dashed one for the noisy images themselves.</summary>
    public static Chart Draw(NoiseComparison noise)
    {
        ImmutableArray<LineSeries> series =
        [
            .. noise.Models.Select((curve, i) => Line(curve, Palette.Class(i), dashed: false)),
            Line(noise.Noisy, Palette.Neutral, dashed: true),
        ];
        IEnumerable<(double X, double Y)> points = series.SelectMany(line => line.Points);
        NoiseLevel[] last = [.. noise.Models.Select(curve => curve.Levels[^1])];
        string description = $"At level {Figure.Significant(last[0].Level)}: "
            + string.Join("; ", noise.Models.Zip(last).Select(one => $"{one.First.Name} {Figure.Significant(one.Second.Mse.Mean)}"));
        return LineChart.Draw(
            new ChartHeading("noise", "Error of restored images", $"{description}."),
            new Axis($"Level of the {noise.Noise}", LinearScale.Around(points.Select(point => point.X), tight: true, stopAtZero: true)),
            new Axis("Mean squared error", LinearScale.Around(points.Select(point => point.Y).Append(0))),
            series);
    }

    private static LineSeries Line(NoiseCurve curve, string colour, bool dashed) => new(
        curve.Name, colour, [.. curve.Levels.OrderBy(one => one.Level).Select(one => (one.Level, one.Mse.Mean))], dashed);
}
