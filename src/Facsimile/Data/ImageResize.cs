namespace Facsimile.Data;

/// <summary>
/// Changes the size of images, each axis by itself: a smaller side takes the average of the area that each new pixel
/// covers, a larger one is interpolated linearly between pixel centres, edges repeated. All in whole numbers, rounded once.
/// </summary>
internal static class ImageResize
{
    /// <summary>The images in the new size; the same object when they have it already.</summary>
    public static Images Apply(Images images, int height, int width)
    {
        ImageShape old = images.Shape;
        if (old.Height == height && old.Width == width)
        {
            return images;
        }

        ImageShape shape = new(old.Channels, height, width);
        if ((long)images.Count * shape.Channels * height * width > Array.MaxLength)
        {
            throw new FacsimileException($"{images.Count} images of {shape} do not fit into memory; choose a smaller size.");
        }

        var rows = new Axis(old.Height, height);
        var columns = new Axis(old.Width, width);
        byte[] pixels = new byte[images.Count * shape.Size];
        long[] stretched = new long[old.Height * width];
        int planes = images.Count * shape.Channels;
        for (int plane = 0; plane < planes; plane++)
        {
            ReadOnlySpan<byte> source = images.Pixels.Slice(plane * old.Height * old.Width, old.Height * old.Width);
            StretchRows(source, old.Width, columns, stretched);
            StretchColumns(
                stretched, width, rows, rows.Total * columns.Total, pixels.AsSpan(plane * height * width, height * width));
        }

        return new Images(shape, pixels);
    }

    private static void StretchRows(ReadOnlySpan<byte> source, int oldWidth, Axis columns, long[] destination)
    {
        int width = columns.Length;
        for (int i = 0; i < destination.Length; i++)
        {
            int column = i % width;
            ReadOnlySpan<byte> row = source.Slice((i / width * oldWidth) + columns.First(column));
            long sum = 0;
            ReadOnlySpan<long> weights = columns.Weights(column);
            for (int k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * row[k];
            }

            destination[i] = sum;
        }
    }

    private static void StretchColumns(long[] source, int width, Axis rows, long total, Span<byte> destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            int row = i / width;
            ReadOnlySpan<long> weights = rows.Weights(row);
            int from = (rows.First(row) * width) + (i % width);
            long sum = 0;
            for (int k = 0; k < weights.Length; k++)
            {
                sum += weights[k] * source[from + (k * width)];
            }

            destination[i] = (byte)((sum + (total / 2)) / total);
        }
    }

    /// <summary>
    /// For each new pixel along one side: the first old pixel that it takes part of, and the weights from there on.
    /// </summary>
    private sealed class Axis
    {
        private readonly int[] _first;
        private readonly long[][] _weights;

        public Axis(int oldLength, int length)
        {
            _first = new int[length];
            _weights = new long[length][];
            Total = length < oldLength ? oldLength : 2L * length;
            for (int i = 0; i < length; i++)
            {
                (_first[i], _weights[i]) = length < oldLength ? Area(oldLength, length, i) : Linear(oldLength, length, i);
            }
        }

        public int Length => _first.Length;

        /// <summary>The sum of the weights of each new pixel.</summary>
        public long Total { get; }

        public int First(int index) => _first[index];

        public ReadOnlySpan<long> Weights(int index) => _weights[index];

        /// <summary>
        /// In units of 1 / length of an old pixel: old pixel j covers [j·length, (j+1)·length), the new one [i·old,
        /// (i+1)·old).
        /// </summary>
        private static (int First, long[] Weights) Area(long oldLength, long length, int index)
        {
            long start = index * oldLength;
            long end = start + oldLength;
            int first = (int)(start / length);
            int last = (int)((end - 1) / length);
            long[] weights = new long[last - first + 1];
            for (int j = first; j <= last; j++)
            {
                weights[j - first] = Math.Min(end, (j + 1) * length) - Math.Max(start, j * length);
            }

            return (first, weights);
        }

        /// <summary>
        /// The new pixel's centre lies at (i + ½) · old / length − ½ old pixels; counted here in units of 1 / (2 · length).
        /// </summary>
        private static (int First, long[] Weights) Linear(long oldLength, long length, int index)
        {
            long unit = 2 * length;
            long centre = Math.Clamp((((2L * index) + 1) * oldLength) - length, 0, (oldLength - 1) * unit);
            int first = (int)(centre / unit);
            long fraction = centre % unit;
            return fraction == 0 ? (first, [unit]) : (first, [unit - fraction, fraction]);
        }
    }
}
