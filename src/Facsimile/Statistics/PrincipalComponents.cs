using System.Buffers;
using System.Collections.Immutable;
using System.Numerics.Tensors;
using Facsimile.Data;
using Facsimile.Numerics;

namespace Facsimile.Statistics;

/// <summary>
/// Principal component analysis: the mean and the orthonormal directions of the largest variance, which give the smallest
/// squared error that a linear encoder and decoder of that code size can reach on the images they were fitted to.
/// </summary>
public sealed class PrincipalComponents
{
    // The floats of a chunk of images: 2 MB.
    private const int ChunkValues = 1 << 19;

    // components (count, size) and columns (size, count), row-major; each component has length 1
    private readonly float[] _components;
    private readonly float[] _columns;
    private readonly float[] _mean;

    private PrincipalComponents(double[][] components, float[] mean, double[] variance, double totalVariance)
    {
        _components = [.. components.SelectMany(component => component).Select(value => (float)value)];
        _columns = CentredRows.ToColumns(components);
        _mean = mean;
        ExplainedVariance = [.. variance];
        ExplainedVarianceRatio = [.. variance.Select(value => totalVariance > 0 ? value / totalVariance : 0)];
    }

    /// <summary>How many components.</summary>
    public int Count => ExplainedVariance.Length;

    /// <summary>How many values a row (an image) has.</summary>
    public int Size => _mean.Length;

    /// <summary>The mean row, of <see cref="Size"/> values.</summary>
    public ReadOnlySpan<float> Mean => _mean;

    /// <summary>The sample variance (divisor n − 1) along each component, descending; right to about 1e-5 of it.</summary>
    public ImmutableArray<double> ExplainedVariance { get; }

    /// <summary>The share of each component in the sum of the variances of all values, 0 to 1; 0 when nothing varies.</summary>
    public ImmutableArray<double> ExplainedVarianceRatio { get; }

    /// <summary>One component: a direction of length 1 whose value of largest magnitude is positive.</summary>
    public ReadOnlySpan<float> this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _components.AsSpan(index * Size, Size);
        }
    }

    /// <summary>Fits to images, whose pixels become floats in [0, 1] a few hundred images at a time.</summary>
    /// <param name="images">At least one image.</param>
    /// <param name="count">How many components; 1 to the smaller of the numbers of images and of values of an image.</param>
    /// <param name="seed">The seed of the random start; it changes the result only within its accuracy.</param>
    /// <param name="workers">The threads that share the work, with the same result for any number; by default one a core.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number of components is outside its range.</exception>
    public static PrincipalComponents Fit(Images images, int count, int seed = 0, WorkerPool? workers = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        CheckCount(count, images.Count, images.Shape.Size);
        return Fit(CentredRows.Of(images, workers ?? WorkerPool.Default), count, seed);
    }

    /// <summary>Fits to rows of numbers, for example latent codes.</summary>
    /// <param name="rows">N × size.</param>
    /// <param name="count">How many components; 1 to the smaller of N and size.</param>
    /// <param name="seed">The seed of the random start; it changes the result only within its accuracy.</param>
    /// <param name="workers">The threads that share the work, with the same result for any number; by default one a core.</param>
    /// <exception cref="ArgumentException">
    /// The tensor has not two dimensions or holds a value that is not finite, or the number of components is outside its range.
    /// </exception>
    public static PrincipalComponents Fit(Tensor<float> rows, int count, int seed = 0, WorkerPool? workers = null)
    {
        float[] values = ToRows(rows, out int size);
        CheckCount(count, values.Length / Math.Max(1, size), size);
        return Fit(CentredRows.Of(values, size, workers ?? WorkerPool.Default), count, seed);
    }

    /// <summary>The codes of images, N × components: (image − mean) · components.</summary>
    /// <exception cref="ArgumentException">The images are of another size than those that were fitted to.</exception>
    public Tensor<float> Transform(Images images, WorkerPool? workers = null)
    {
        ArgumentNullException.ThrowIfNull(images);
        if (images.Shape.Size != Size)
        {
            throw new ArgumentException($"Images of {images.Shape.Size} values; the components have {Size}.", nameof(images));
        }

        float[] codes = new float[checked(images.Count * Count)];
        int chunk = Math.Clamp(ChunkValues / Size, 1, Math.Max(1, images.Count));
        float[] rows = new float[chunk * Size];
        for (int start = 0; start < images.Count; start += chunk)
        {
            int count = Math.Min(chunk, images.Count - start);
            Span<float> part = rows.AsSpan(0, count * Size);
            images.CopyTo(start, part);
            Transform(part, codes.AsSpan(start * Count, count * Count), workers ?? WorkerPool.Default);
        }

        return Tensor.Create(codes, [images.Count, Count]);
    }

    /// <summary>The codes of rows of numbers, N × components: (row − mean) · components.</summary>
    /// <exception cref="ArgumentException">The rows are not N × size.</exception>
    public Tensor<float> Transform(Tensor<float> rows, WorkerPool? workers = null)
    {
        float[] values = ToRows(rows, out int size);
        if (size != Size)
        {
            throw new ArgumentException($"Rows of {size} values; the components have {Size}.", nameof(rows));
        }

        float[] codes = new float[values.Length / Size * Count];
        Transform(values, codes, workers ?? WorkerPool.Default);
        return Tensor.Create(codes, [values.Length / Size, Count]);
    }

    /// <summary>The rows that codes stand for, N × size: mean + codes · components. Pixels may leave [0, 1].</summary>
    /// <param name="codes">N × components.</param>
    /// <param name="workers">The threads that share the work; by default one a core.</param>
    /// <exception cref="ArgumentException">The codes are not N × components.</exception>
    public Tensor<float> Reconstruct(Tensor<float> codes, WorkerPool? workers = null)
    {
        float[] values = ToRows(codes, out int width);
        if (width != Count)
        {
            throw new ArgumentException($"Codes of {width} numbers; there are {Count} components.", nameof(codes));
        }

        int rows = values.Length / Count;
        float[] result = new float[checked(rows * Size)];
        Reconstruct(values, result, workers ?? WorkerPool.Default);
        return Tensor.Create(result, [rows, Size]);
    }

    /// <summary>Writes the codes of a batch of rows.</summary>
    internal void Transform(ReadOnlySpan<float> rows, Span<float> codes, WorkerPool workers)
    {
        float[] centred = ArrayPool<float>.Shared.Rent(rows.Length);
        for (int offset = 0; offset < rows.Length; offset += Size)
        {
            TensorPrimitives.Subtract(rows.Slice(offset, Size), _mean, centred.AsSpan(offset, Size));
        }

        SpanProduct.Multiply(centred.AsSpan(0, rows.Length), _columns, codes, rows.Length / Size, Size, Count, workers);
        ArrayPool<float>.Shared.Return(centred);
    }

    /// <summary>Writes the rows of a batch of codes.</summary>
    internal void Reconstruct(ReadOnlySpan<float> codes, Span<float> rows, WorkerPool workers)
    {
        SpanProduct.Multiply(codes, _components, rows, codes.Length / Count, Count, Size, workers);
        for (int offset = 0; offset < rows.Length; offset += Size)
        {
            Span<float> row = rows.Slice(offset, Size);
            TensorPrimitives.Add(row, _mean, row);
        }
    }

    private static PrincipalComponents Fit(CentredRows rows, int count, int seed)
    {
        double totalVariance = rows.TotalVariance();
        if (!double.IsFinite(totalVariance))
        {
            throw new ArgumentException("The rows hold NaN or infinite values, or values too large to square.", nameof(rows));
        }

        (double[] variance, double[][] components) = BlockKrylov.LargestEigenpairs(
            rows.Size, count, rows.MultiplyCovariance, new RandomStream(seed, "principal components"));
        foreach (double[] component in components)
        {
            // A component and its opposite are equally good; one of them is chosen.
            if (component[TensorPrimitives.IndexOfMaxMagnitude<double>(component)] < 0)
            {
                TensorPrimitives.Negate<double>(component, component);
            }
        }

        return new PrincipalComponents(components, rows.Mean, variance, totalVariance);
    }

    private static float[] ToRows(Tensor<float> tensor, out int size)
    {
        ArgumentNullException.ThrowIfNull(tensor);
        if (tensor.Rank != 2)
        {
            throw new ArgumentException($"A tensor of {tensor.Rank} dimensions; rows of numbers have two.", nameof(tensor));
        }

        size = checked((int)tensor.Lengths[1]);
        float[] values = new float[checked((int)tensor.FlattenedLength)];
        tensor.FlattenTo(values);
        return values;
    }

    private static void CheckCount(int count, int rows, int size)
    {
        if (count < 1 || count > Math.Min(rows, size))
        {
            throw new ArgumentOutOfRangeException(
                nameof(count), count, $"There are 1 to {Math.Min(rows, size)} components of {rows} rows of {size} values.");
        }
    }
}
