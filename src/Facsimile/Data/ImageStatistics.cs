using System.Collections.Immutable;

namespace Facsimile.Data;

/// <summary>The range and moments of images.</summary>
/// <param name="Count">How many images there are.</param>
/// <param name="Shape">The size of each image.</param>
/// <param name="Minimum">The smallest byte, 0 to 255; 0 without images.</param>
/// <param name="Maximum">The largest byte, 0 to 255; 0 without images.</param>
/// <param name="Mean">The mean of all values as floats in [0, 1]; 0 without images.</param>
/// <param name="StandardDeviation">Their standard deviation (of the population); 0 without images.</param>
/// <param name="LabelCounts">How many images each label from 0 to the largest has; empty without labels.</param>
public sealed record ImageStatistics(
    int Count,
    ImageShape Shape,
    int Minimum,
    int Maximum,
    double Mean,
    double StandardDeviation,
    ImmutableArray<int> LabelCounts)
{
    /// <summary>Counts how often each byte occurs; all figures follow from these counts without rounding on the way.</summary>
    internal static ImageStatistics Of(LabelledImages part)
    {
        long[] histogram = Histogram(part.Images.Pixels);
        int minimum = Math.Max(0, Array.FindIndex(histogram, count => count > 0));
        int maximum = Math.Max(0, Array.FindLastIndex(histogram, count => count > 0));
        long sum = 0;
        long squares = 0;
        for (int value = minimum; value <= maximum; value++)
        {
            sum += histogram[value] * value;
            squares += histogram[value] * value * value;
        }

        double count = Math.Max(1, part.Images.Pixels.Length);
        double mean = sum / count;

        // n · Σv² − (Σv)² in whole numbers: no cancellation.
        double variance = (double)(((Int128)(long)count * squares) - ((Int128)sum * sum)) / (count * count);
        return new ImageStatistics(
            part.Count, part.Shape, minimum, maximum, mean / 255, Math.Sqrt(variance) / 255, CountLabels(part.Labels));
    }

    /// <summary>Four tables, since increments of one entry in a row wait for each other, and most pixels are black.</summary>
    private static long[] Histogram(ReadOnlySpan<byte> pixels)
    {
        int[] tables = new int[4 * 256];
        int i = 0;
        for (; i + 4 <= pixels.Length; i += 4)
        {
            tables[pixels[i]]++;
            tables[256 + pixels[i + 1]]++;
            tables[512 + pixels[i + 2]]++;
            tables[768 + pixels[i + 3]]++;
        }

        for (; i < pixels.Length; i++)
        {
            tables[pixels[i]]++;
        }

        long[] histogram = new long[256];
        for (int value = 0; value < histogram.Length; value++)
        {
            histogram[value] = (long)tables[value] + tables[256 + value] + tables[512 + value] + tables[768 + value];
        }

        return histogram;
    }

    private static ImmutableArray<int> CountLabels(byte[]? labels)
    {
        if (labels is null or { Length: 0 })
        {
            return [];
        }

        int[] counts = new int[labels.Max() + 1];
        foreach (byte label in labels)
        {
            counts[label]++;
        }

        return [.. counts];
    }
}
