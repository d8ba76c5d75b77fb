using System.Buffers;
using Facsimile.Data;

namespace Facsimile.Evaluation;

/// <summary>Measures inside and outside of a mask.</summary>
internal static class MaskMetrics
{
    /// <summary>The scores of one image.</summary>
    /// <param name="original">The image, channel by channel, row by row.</param>
    /// <param name="other">What is compared with it.</param>
    /// <param name="shape">The size of both.</param>
    /// <param name="hidden">Height × width values: whether each pixel was hidden.</param>
    public static MaskScores Score(
        ReadOnlySpan<float> original, ReadOnlySpan<float> other, ImageShape shape, ReadOnlySpan<bool> hidden)
    {
        (double insideError, double outsideError) = Errors(original, other, hidden);
        (double insideSsim, double outsideSsim) = Ssim.Fits(shape, SsimWindow.Uniform)
            ? Similarities(original, other, shape, hidden)
            : (double.NaN, double.NaN);
        return new MaskScores(insideError, outsideError, insideSsim, outsideSsim);
    }

    private static (double Inside, double Outside) Errors(
        ReadOnlySpan<float> original, ReadOnlySpan<float> other, ReadOnlySpan<bool> hidden)
    {
        double inside = 0;
        double outside = 0;
        for (int start = 0; start < original.Length; start += hidden.Length)
        {
            for (int i = 0; i < hidden.Length; i++)
            {
                double difference = (double)original[start + i] - other[start + i];
                double square = difference * difference;
                inside += hidden[i] ? square : 0;
                outside += hidden[i] ? 0 : square;
            }
        }

        long channels = original.Length / hidden.Length;
        long count = hidden.Count(true);
        return (inside / (count * channels), outside / ((hidden.Length - count) * channels));
    }

    private static (double Inside, double Outside) Similarities(
        ReadOnlySpan<float> original, ReadOnlySpan<float> other, ImageShape shape, ReadOnlySpan<bool> hidden)
    {
        int size = SsimFilter.Of(SsimWindow.Uniform).Size;
        int rows = shape.Height - size + 1;
        int columns = shape.Width - size + 1;
        double[] rented = ArrayPool<double>.Shared.Rent(rows * columns);
        Span<double> map = rented.AsSpan(0, rows * columns);
        Ssim.Map(original, other, shape, SsimWindow.Uniform, map);
        double inside = 0;
        double outside = 0;
        int count = 0;
        for (int i = 0; i < map.Length; i++)
        {
            // The middle of the window whose corner this is.
            bool isHidden = hidden[(((i / columns) + (size / 2)) * shape.Width) + (i % columns) + (size / 2)];
            inside += isHidden ? map[i] : 0;
            outside += isHidden ? 0 : map[i];
            count += isHidden ? 1 : 0;
        }

        ArrayPool<double>.Shared.Return(rented);
        return (inside / count, outside / (map.Length - count));
    }
}
