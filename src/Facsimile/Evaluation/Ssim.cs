using System.Buffers;
using System.Numerics;
using System.Numerics.Tensors;
using Facsimile.Data;

namespace Facsimile.Evaluation;

/// <summary>
/// Structural similarity of two images (Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment: from error visibility
/// to structural similarity", 2004), exactly as scikit-image's <c>structural_similarity</c> computes it with
/// <c>data_range=1</c>: K₁ 0.01, K₂ 0.03, the mean over all windows that lie wholly inside the image, then over the channels.
/// </summary>
/// <remarks>
/// For each window, with weighted means μ, variances σ² and covariance σxy:
/// (2μxμy + C₁)(2σxy + C₂) / ((μx² + μy² + C₁)(σx² + σy² + C₂)), C₁ = K₁², C₂ = K₂². Everything is computed in double: a
/// variance is a small difference of large means, which floats would lose.
/// </remarks>
public static class Ssim
{
    private const double C1 = 0.01 * 0.01;
    private const double C2 = 0.03 * 0.03;

    // The quantities of which a window's mean is taken: x, y, x², y², x·y; they stand side by side in one row.
    private const int Quantities = 5;

    /// <summary>Whether the images are at least as large as the window.</summary>
    /// <param name="shape">The size of the images.</param>
    /// <param name="window">The window.</param>
    public static bool Fits(ImageShape shape, SsimWindow window)
        => Math.Min(shape.Height, shape.Width) >= SsimFilter.Of(window).Size;

    /// <summary>The structural similarity of two images: 1 for equal images, about 0 for unrelated ones, −1 at least.</summary>
    /// <param name="first">One image, channel by channel, row by row, values in [0, 1].</param>
    /// <param name="second">The other image; exchanging the two gives the same bits.</param>
    /// <param name="shape">The size of both.</param>
    /// <param name="window">The window; the two kinds give different figures, so say which was used.</param>
    /// <returns>The mean over windows and channels; NaN when a value is NaN or infinite.</returns>
    /// <exception cref="ArgumentException">A length does not fit the shape, or the image is smaller than the window.</exception>
    public static double Compute(
        ReadOnlySpan<float> first,
        ReadOnlySpan<float> second,
        ImageShape shape,
        SsimWindow window = SsimWindow.Uniform)
        => Sum(first, second, shape, window, []) / shape.Channels;

    /// <summary>The similarity of each window by itself, of which <see cref="Compute"/> gives the mean.</summary>
    /// <param name="first">One image.</param>
    /// <param name="second">The other image.</param>
    /// <param name="shape">The size of both.</param>
    /// <param name="window">The window.</param>
    /// <param name="map">
    /// Receives the mean over the channels of each window inside the image, row by row: (height − size + 1) × (width − size + 1).
    /// </param>
    internal static void Map(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, ImageShape shape, SsimWindow window, Span<double> map)
    {
        map.Clear();
        Sum(first, second, shape, window, map);
        TensorPrimitives.Divide(map, shape.Channels, map);
    }

    /// <summary>The sum over the channels of the mean over windows; adds that of each window to the map where there is one.</summary>
    private static double Sum(
        ReadOnlySpan<float> first, ReadOnlySpan<float> second, ImageShape shape, SsimWindow window, Span<double> map)
    {
        SsimFilter filter = SsimFilter.Of(window);
        ReconstructionMetrics.CheckLengths(first, second, shape.Size);
        if (!Fits(shape, window))
        {
            throw new ArgumentException(
                $"An image of {shape} is smaller than the {filter.Size}×{filter.Size} window of SSIM.", nameof(shape));
        }

        // Rows are padded to whole vectors, and once more where the last load runs past the end.
        int rowLength = RoundUp(Quantities * shape.Width);
        int padding = Vector<double>.Count + filter.Size;
        double[] scratch = ArrayPool<double>.Shared.Rent(((filter.Size + 3) * rowLength) + (2 * padding));
        Span<double> rest = scratch;
        var buffers = new Buffers
        {
            Products = Take(ref rest, rowLength + padding),
            Ring = Take(ref rest, filter.Size * rowLength),
            Means = Take(ref rest, rowLength + padding),
            ColumnSums = Take(ref rest, RoundUp(shape.Width - filter.Size + 1)),
        };
        int channelSize = shape.Height * shape.Width;
        double sum = 0;
        for (int start = 0; start < shape.Size; start += channelSize)
        {
            sum += OfChannel(
                first.Slice(start, channelSize), second.Slice(start, channelSize), shape.Width, filter, buffers, map);
        }

        ArrayPool<double>.Shared.Return(scratch);
        return sum;
    }

    private static double OfChannel(
        ReadOnlySpan<float> x, ReadOnlySpan<float> y, int width, SsimFilter filter, Buffers buffers, Span<double> map)
    {
        int height = x.Length / width;
        int rowLength = buffers.Ring.Length / filter.Size;
        int windows = width - filter.Size + 1;
        buffers.ColumnSums.Clear();
        for (int row = 0; row < height; row++)
        {
            Multiply(x.Slice(row * width, width), y.Slice(row * width, width), buffers.Products);
            Span<double> slot = buffers.Ring.Slice(row % filter.Size * rowLength, rowLength);
            SsimFilter.Apply(filter.Weights, buffers.Products, 1, slot);
            int firstRow = row - filter.Size + 1;
            if (firstRow >= 0)
            {
                SsimFilter.Apply(filter.WeightsOfRing(firstRow), buffers.Ring, rowLength, buffers.Means[..rowLength]);
                AddSimilarities(buffers.Means, width, filter.CovarianceScale, buffers.ColumnSums);
                if (!map.IsEmpty)
                {
                    // One row at a time, since the sums of all rows are not asked for.
                    Span<double> line = map.Slice(firstRow * windows, windows);
                    TensorPrimitives.Add(line, buffers.ColumnSums[..windows], line);
                    buffers.ColumnSums.Clear();
                }
            }
        }

        double sum = 0;
        foreach (double column in buffers.ColumnSums[..windows])
        {
            sum += column;
        }

        return sum / ((double)windows * (height - filter.Size + 1));
    }

    private static void Multiply(ReadOnlySpan<float> x, ReadOnlySpan<float> y, Span<double> products)
    {
        int width = x.Length;
        for (int i = 0; i < width; i++)
        {
            double a = x[i];
            double b = y[i];
            products[i] = a;
            products[width + i] = b;
            products[(2 * width) + i] = a * a;
            products[(3 * width) + i] = b * b;
            products[(4 * width) + i] = a * b;
        }
    }

    private static void AddSimilarities(ReadOnlySpan<double> means, int width, double covarianceScale, Span<double> columnSums)
    {
        for (int i = 0; i < columnSums.Length; i += Vector<double>.Count)
        {
            var meanX = new Vector<double>(means[i..]);
            var meanY = new Vector<double>(means[(width + i)..]);
            var meanXX = new Vector<double>(means[((2 * width) + i)..]);
            var meanYY = new Vector<double>(means[((3 * width) + i)..]);
            var meanXY = new Vector<double>(means[((4 * width) + i)..]);
            Vector<double> squareX = meanX * meanX;
            Vector<double> squareY = meanY * meanY;
            Vector<double> product = meanX * meanY;
            Vector<double> variances = covarianceScale * (meanXX - squareX + (meanYY - squareY));
            Vector<double> covariance = covarianceScale * (meanXY - product);
            Vector<double> similarity = ((2 * product) + new Vector<double>(C1)) * ((2 * covariance) + new Vector<double>(C2))
                / ((squareX + squareY + new Vector<double>(C1)) * (variances + new Vector<double>(C2)));
            (new Vector<double>(columnSums[i..]) + similarity).CopyTo(columnSums[i..]);
        }
    }

    private static int RoundUp(int length)
        => checked(length + Vector<double>.Count - 1) / Vector<double>.Count * Vector<double>.Count;

    private static Span<double> Take(ref Span<double> rest, int length)
    {
        Span<double> taken = rest[..length];
        rest = rest[length..];
        return taken;
    }

    /// <summary>The rows that a channel is worked through.</summary>
    private ref struct Buffers
    {
        /// <summary>The five quantities of one row of pixels.</summary>
        public Span<double> Products;

        /// <summary>Weighted sums along the last rows, one slot a row of the window.</summary>
        public Span<double> Ring;

        /// <summary>Weighted means over windows: one row of windows.</summary>
        public Span<double> Means;

        /// <summary>The similarities added up, for each column of windows.</summary>
        public Span<double> ColumnSums;
    }
}
