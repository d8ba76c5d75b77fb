using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Numerics;

namespace Facsimile.Statistics;

/// <summary>
/// Rows of numbers (images, or codes) less their mean row, made as floats a chunk at a time, so that a set of images is never
/// copied as a whole.
/// </summary>
internal sealed class CentredRows
{
    // A chunk is about 2 MB, so that it stays in the cache while two products read it, but has rows enough to be worth one.
    private const int ChunkValues = 1 << 19;
    private const int FewestRows = 64;

    private readonly Images? _images;
    private readonly float[]? _values;
    private readonly WorkerPool _workers;
    private readonly float[] _chunk;

    private CentredRows(Images? images, float[]? values, int count, int size, WorkerPool workers)
    {
        _images = images;
        _values = values;
        _workers = workers;
        Count = count;
        Size = size;
        _chunk = new float[checked(Math.Clamp(count, 1, Math.Max(FewestRows, ChunkValues / size)) * size)];
        Mean = FindMean();
    }

    /// <summary>Images less their mean.</summary>
    public static CentredRows Of(Images images, WorkerPool workers)
        => new(images, null, images.Count, images.Shape.Size, workers);

    /// <summary>Rows that stand one after the other, less their mean.</summary>
    public static CentredRows Of(float[] values, int size, WorkerPool workers)
        => new(null, values, values.Length / size, size, workers);

    /// <summary>How many rows.</summary>
    public int Count { get; }

    /// <summary>The length of a row.</summary>
    public int Size { get; }

    /// <summary>The mean row.</summary>
    public float[] Mean { get; }

    private int ChunkRows => _chunk.Length / Size;

    private double Divisor => Math.Max(1, Count - 1);

    /// <summary>Σ ‖row − mean‖² / (rows − 1).</summary>
    public double TotalVariance()
    {
        double sum = 0;
        for (int start = 0; start < Count; start += ChunkRows)
        {
            ReadOnlySpan<float> chunk = Fill(start);
            for (int offset = 0; offset < chunk.Length; offset += Size)
            {
                sum += TensorPrimitives.SumOfSquares(chunk.Slice(offset, Size));
            }
        }

        return sum / Divisor;
    }

    /// <summary>The sample covariance matrix of the rows times each of some vectors; the matrix itself is never made.</summary>
    public double[][] MultiplyCovariance(IReadOnlyList<double[]> vectors)
    {
        // X (rows, size) · V (size, vectors) = Y (rows, vectors); Yᵀ · X (vectors, size)
        int width = vectors.Count;
        float[] columns = ToColumns(vectors);
        float[] projections = new float[ChunkRows * width];
        float[] products = new float[width * Size];
        double[][] sums = [.. vectors.Select(_ => new double[Size])];
        for (int start = 0; start < Count; start += ChunkRows)
        {
            ReadOnlySpan<float> chunk = Fill(start);
            int rows = chunk.Length / Size;
            Span<float> projected = projections.AsSpan(0, rows * width);
            SpanProduct.Multiply(chunk, columns, projected, rows, Size, width, _workers);
            SpanProduct.MultiplyTransposed(projected, chunk, products, width, rows, Size, _workers);
            for (int i = 0; i < width; i++)
            {
                double[] sum = sums[i];
                ReadOnlySpan<float> product = products.AsSpan(i * Size, Size);
                for (int j = 0; j < sum.Length; j++)
                {
                    sum[j] += product[j];
                }
            }
        }

        foreach (double[] sum in sums)
        {
            TensorPrimitives.Divide(sum, Divisor, sum);
        }

        return sums;
    }

    /// <summary>The matrix whose columns are the vectors, row-major.</summary>
    public static float[] ToColumns(IReadOnlyList<double[]> vectors)
    {
        int size = vectors[0].Length;
        float[] columns = new float[vectors.Count * size];
        for (int i = 0; i < vectors.Count; i++)
        {
            for (int j = 0; j < size; j++)
            {
                columns[(j * vectors.Count) + i] = (float)vectors[i][j];
            }
        }

        return columns;
    }

    private float[] FindMean()
    {
        double[] sums = new double[Size];
        float[] chunkSums = new float[Size];
        for (int start = 0; start < Count; start += ChunkRows)
        {
            // There is no mean yet, so the chunk holds the rows as they are.
            ReadOnlySpan<float> chunk = Fill(start);
            Array.Clear(chunkSums);
            for (int offset = 0; offset < chunk.Length; offset += Size)
            {
                TensorPrimitives.Add(chunkSums, chunk.Slice(offset, Size), chunkSums);
            }

            for (int j = 0; j < Size; j++)
            {
                sums[j] += chunkSums[j];
            }
        }

        return [.. sums.Select(sum => (float)(sum / Count))];
    }

    private unsafe ReadOnlySpan<float> Fill(int start)
    {
        int rows = Math.Min(ChunkRows, Count - start);
        int length = rows * Size;
        ReadOnlySpan<byte> pixels = _images is null ? default : _images.Pixels.Slice(start * Size, length);
        ReadOnlySpan<float> values = _values is null ? default : _values.AsSpan(start * Size, length);
        fixed (byte* pixelSource = pixels)
        fixed (float* valueSource = values, mean = Mean, destination = _chunk)
        {
            var job = new FillJob
            {
                Pixels = pixelSource,
                Values = valueSource,
                Mean = mean,
                Destination = destination,
                Rows = rows,
                Size = Size,
            };
            _workers.Run(ref job);
        }

        return _chunk.AsSpan(0, length);
    }

    private unsafe struct FillJob : IParallelJob
    {
        public byte* Pixels;
        public float* Values;
        public float* Mean;
        public float* Destination;
        public int Rows;
        public int Size;

        public readonly void Execute(int worker, int workers)
        {
            (int first, int last) = WorkShare.Of(Rows, worker, workers);
            for (int row = first; row < last; row++)
            {
                nint offset = (nint)row * Size;
                var destination = new Span<float>(Destination + offset, Size);
                if (Pixels != null)
                {
                    PixelConversion.ToFloat(new ReadOnlySpan<byte>(Pixels + offset, Size), destination);
                }
                else
                {
                    new ReadOnlySpan<float>(Values + offset, Size).CopyTo(destination);
                }

                if (Mean != null)
                {
                    TensorPrimitives.Subtract(destination, new ReadOnlySpan<float>(Mean, Size), destination);
                }
            }
        }
    }
}
