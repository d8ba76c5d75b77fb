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
        int planes = images.Count * shape.Channels;
        for (int plane = 0; plane < planes; plane++)
        {
            ReadOnlySpan<byte> source = images.Pixels.Slice(plane * old.Height * old.Width, old.Height * old.Width);
            Resize(source, rows, columns, pixels.AsSpan(plane * height * width, height * width));
        }

        return new Images(shape, pixels);
    }

    /// <summary>Row by row, so that a picture of very many rows takes no memory but its own.</summary>
    private static void Resize(ReadOnlySpan<byte> source, Axis rows, Axis columns, Span<byte> destination)
    {
        int width = columns.Length;
        long total = rows.Total * columns.Total;
        long[] sums = new long[width];
        // Two rows are kept, since the next new row may begin with the old ones that this one ends with.
        long[][] stretched = [new long[width], new long[width]];
        int[] kept = [-1, -1];
        for (int row = 0; row < rows.Length; row++)
        {
            Array.Clear(sums);
            for (int k = 0; k < rows.Count(row); k++)
            {
                int old = rows.First(row) + k;
                if (kept[old & 1] != old)
                {
                    kept[old & 1] = old;
                    Stretch(source.Slice(old * columns.OldLength, columns.OldLength), columns, stretched[old & 1]);
                }

                long weight = rows.Weight(row, k);
                for (int i = 0; i < width; i++)
                {
                    sums[i] += weight * stretched[old & 1][i];
                }
            }

            for (int i = 0; i < width; i++)
            {
                destination[(row * width) + i] = (byte)((sums[i] + (total / 2)) / total);
            }
        }
    }

    private static void Stretch(ReadOnlySpan<byte> row, Axis columns, long[] destination)
    {
        for (int i = 0; i < destination.Length; i++)
        {
            ReadOnlySpan<byte> covered = row.Slice(columns.First(i), columns.Count(i));
            long sum = 0;
            for (int k = 0; k < covered.Length; k++)
            {
                sum += columns.Weight(i, k) * covered[k];
            }

            destination[i] = sum;
        }
    }

    /// <summary>For each new pixel along one side: the old pixels that it takes part of, and their weights.</summary>
    private sealed class Axis
    {
        private readonly (int First, int Count, long FirstWeight, long LastWeight)[] _pixels;
        private readonly long _wholeWeight;

        public Axis(int oldLength, int length)
        {
            OldLength = oldLength;
            Total = length < oldLength ? oldLength : 2L * length;
            _wholeWeight = length;
            _pixels = new (int, int, long, long)[length];
            for (int i = 0; i < length; i++)
            {
                _pixels[i] = length < oldLength ? Area(oldLength, length, i) : Linear(oldLength, length, i);
            }
        }

        public int Length => _pixels.Length;

        public int OldLength { get; }

        /// <summary>The sum of the weights of each new pixel.</summary>
        public long Total { get; }

        public int First(int index) => _pixels[index].First;

        public int Count(int index) => _pixels[index].Count;

        /// <summary>The weight of the k-th of the old pixels; those between the first and the last are covered wholly.</summary>
        public long Weight(int index, int k)
            => k == 0 ? _pixels[index].FirstWeight
            : k == _pixels[index].Count - 1 ? _pixels[index].LastWeight
            : _wholeWeight;

        /// <summary>
        /// In units of 1 / length of an old pixel: old pixel j covers [j·length, (j+1)·length), the new one [i·old,
        /// (i+1)·old).
        /// </summary>
        private static (int First, int Count, long FirstWeight, long LastWeight) Area(long oldLength, long length, int index)
        {
            long start = index * oldLength;
            long end = start + oldLength;
            long first = start / length;
            long last = (end - 1) / length;
            return ((int)first, (int)(last - first + 1), ((first + 1) * length) - start, end - (last * length));
        }

        /// <summary>
        /// The new pixel's centre lies at (i + ½) · old / length − ½ old pixels; counted here in units of 1 / (2 · length).
        /// </summary>
        private static (int First, int Count, long FirstWeight, long LastWeight) Linear(long oldLength, long length, int index)
        {
            long unit = 2 * length;
            long centre = Math.Clamp((((2L * index) + 1) * oldLength) - length, 0, (oldLength - 1) * unit);
            long fraction = centre % unit;
            return ((int)(centre / unit), fraction == 0 ? 1 : 2, unit - fraction, fraction);
        }
    }
}
