using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>How many values of several samples lie in each of a row of intervals of one width.</summary>
/// <param name="Low">Where the first interval begins.</param>
/// <param name="Width">How wide each is: 1, 2 or 5 times a power of ten.</param>
/// <param name="Counts">The values of each sample in each interval.</param>
/// <param name="Below">How many values of each sample lie below the first interval.</param>
/// <param name="Above">How many lie at or above the end of the last one.</param>
internal sealed record HistogramBins(
    double Low,
    double Width,
    ImmutableArray<ImmutableArray<int>> Counts,
    ImmutableArray<int> Below,
    ImmutableArray<int> Above)
{
    private const int MostBins = 50;

    /// <summary>This share of all values at each end may lie outside: few far values would leave one bar for all the others.</summary>
    private const double Tail = 0.005;

    /// <summary>How many intervals there are.</summary>
    public int Bins => Counts[0].Length;

    /// <summary>Where the last interval ends.</summary>
    public double High => Low + (Bins * Width);

    /// <summary>Counts samples; values that are not finite are left out.</summary>
    /// <param name="samples">At least one sample.</param>
    public static HistogramBins Of(ImmutableArray<ImmutableArray<double>> samples)
    {
        double[] sorted = [.. samples.SelectMany(sample => sample).Where(double.IsFinite).Order()];
        (double low, double high) = sorted.Length == 0
            ? (0, 1)
            : (sorted[(int)(Tail * (sorted.Length - 1))], sorted[^(1 + (int)(Tail * (sorted.Length - 1)))]);
        double least = Math.Max(Math.Max(Math.Abs(low), Math.Abs(high)) * 1e-9, 1e-12);
        double width = Ticks.Step(Math.Max(high - low, least), MostBins);
        double first = Math.Floor((low / width) + 1e-9);
        int bins = Math.Max(1, (int)(Math.Floor((high / width) + 1e-9) - first) + 1);

        // The first and the last place count what lies outside.
        int[] Counted(ImmutableArray<double> sample)
        {
            int[] counts = new int[bins + 2];
            foreach (double value in sample.Where(double.IsFinite))
            {
                counts[(int)Math.Clamp(Math.Floor((value / width) + 1e-9) - first + 1, 0, bins + 1)]++;
            }

            return counts;
        }

        int[][] counts = [.. samples.Select(Counted)];
        return new HistogramBins(
            first * width,
            width,
            [.. counts.Select(sample => ImmutableArray.Create(sample, 1, bins))],
            [.. counts.Select(sample => sample[0])],
            [.. counts.Select(sample => sample[^1])]);
    }
}
