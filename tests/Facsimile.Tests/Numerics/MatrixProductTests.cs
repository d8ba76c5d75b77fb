using Facsimile.Numerics;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Numerics;

public unsafe class MatrixProductTests
{
    private static readonly int[] Edges = [1, 2, 3, 4, 5, 7, 11, 12, 13, 23, 24, 25, 31, 32, 33, 47];

    [Fact]
    public void Kernel_of_512_bits_agrees_with_the_plain_loops() => Compare<ProductKernel512<StridedAccess>>();

    [Fact]
    public void Kernel_of_256_bits_agrees_with_the_plain_loops() => Compare<ProductKernel<Register256, StridedAccess>>();

    [Fact]
    public void Kernel_of_128_bits_agrees_with_the_plain_loops() => Compare<ProductKernel<Register128, StridedAccess>>();

    [Fact]
    public void Chosen_kernel_agrees_with_the_plain_loops_over_all_small_sizes()
    {
        for (int rows = 1; rows <= 14; rows++)
        {
            for (int columns = 1; columns <= 34; columns++)
            {
                for (int depth = 1; depth <= 6; depth++)
                {
                    var operands = new Operands(rows, columns, depth);
                    float[] product = operands.Multiply(false, false, (a, b, c) =>
                        MatrixProduct.Multiply(a, b, c, default(NoEpilogue), WorkerPool.Default));
                    operands.AssertEqual(product, 0);
                }
            }
        }
    }

    [Theory]
    [InlineData(5, 7, 1025)]
    [InlineData(13, 33, 3000)]
    [InlineData(3100, 3, 5)]
    [InlineData(130, 784, 200)]
    public void Long_sums_and_many_rows_are_cut_into_blocks(int rows, int columns, int depth)
    {
        var operands = new Operands(rows, columns, depth);
        foreach ((bool left, bool right) in new[] { (false, false), (false, true), (true, false) })
        {
            operands.AssertEqual(
                operands.Multiply(left, right, (a, b, c) =>
                    MatrixProduct.Multiply(a, b, c, default(NoEpilogue), WorkerPool.Default)),
                0);
        }
    }

    [Theory]
    [InlineData(64, 128, 784)]
    [InlineData(257, 33, 65)]
    [InlineData(31, 785, 1100)]
    public void Bits_do_not_depend_on_the_number_of_threads(int rows, int columns, int depth)
    {
        var operands = new Operands(rows, columns, depth);
        float[][] products = [.. new[] { 1, 2, 5 }.Select(threads => operands.Multiply(false, true, (a, b, c) =>
            MatrixProduct.Multiply(a, b, c, default(NoEpilogue), WorkerPool.WithThreads(threads))))];
        Assert.Equal(products[0], products[1]);
        Assert.Equal(products[0], products[2]);
    }

    [Fact]
    public void Add_adds_to_what_is_there()
    {
        var operands = new Operands(26, 70, 40);
        float[] product = operands.Multiply(true, false, (a, b, c) => MatrixProduct.Add(a, b, c, WorkerPool.Default), start: 3);
        operands.AssertEqual(product, 3);
    }

    [Fact]
    public void Epilogue_is_applied_once_to_each_element_with_its_place()
    {
        foreach (int threads in new[] { 1, 2, 5 })
        {
            var operands = new Operands(3100, 85, 3);
            float[] product = operands.Multiply(false, false, (a, b, c) =>
                MatrixProduct.Multiply(a, b, c, default(AddPlace), WorkerPool.WithThreads(threads)));
            for (int i = 0; i < product.Length; i++)
            {
                int row = i / operands.Columns;
                product[i] -= ((row % 64) * 100) + (i % operands.Columns);
            }

            operands.AssertEqual(product, 0, tolerance: 1e-2);
        }
    }

    [Fact]
    public void Matrices_that_do_not_fit_are_refused()
    {
        float[] values = new float[12];
        fixed (float* data = values)
        {
            float* pointer = data;
            Assert.Throws<ArgumentException>(() => MatrixProduct.Multiply(
                new Matrix(pointer, 2, 3), new Matrix(pointer, 2, 2), pointer, default(NoEpilogue), WorkerPool.Default));
        }
    }

    private static void Compare<TKernel>()
        where TKernel : struct, IProductKernel
    {
        foreach (int rows in Edges)
        {
            foreach (int columns in Edges)
            {
                foreach (int depth in new[] { 1, 3, 4, 5, 17 })
                {
                    var operands = new Operands(rows, columns, depth);
                    foreach ((bool left, bool right, bool accumulate) in
                        new[] { (false, false, false), (false, true, false), (true, false, true), (true, true, true) })
                    {
                        float start = accumulate ? 2 : 0;
                        operands.AssertEqual(
                            operands.Multiply(left, right, (a, b, c) => MatrixProduct.Run<TKernel, NoEpilogue>(
                                new(a, b, c, accumulate, default), WorkerPool.Default), start),
                            start);
                    }
                }
            }
        }
    }

    private delegate void Product(Matrix a, Matrix b, float* c);

    private readonly struct AddPlace : IEpilogue
    {
        public void Apply(Span<float> values, int row, int column)
        {
            for (int i = 0; i < values.Length; i++)
            {
                values[i] += ((row % 64) * 100) + column + i;
            }
        }
    }

    /// <summary>Two random matrices, stored as they are or transposed, and their plain product.</summary>
    private sealed class Operands
    {
        private readonly float[] _left;
        private readonly float[] _right;
        private readonly double[] _expected;

        public Operands(int rows, int columns, int depth)
        {
            (Rows, Columns, Depth) = (rows, columns, depth);
            var random = new RandomStream(1, "operands");
            _left = [.. Enumerable.Range(0, rows * depth).Select(_ => random.NextSingle() - 0.5f)];
            _right = [.. Enumerable.Range(0, depth * columns).Select(_ => random.NextSingle() - 0.5f)];
            _expected = ReferenceProduct.Multiply(
                (i, k) => _left[(i * depth) + k], (k, j) => _right[(k * columns) + j], rows, columns, depth);
        }

        public int Rows { get; }

        public int Columns { get; }

        public int Depth { get; }

        public float[] Multiply(bool transposeLeft, bool transposeRight, Product product, float start = 0)
        {
            float[] left = transposeLeft ? Transpose(_left, Rows, Depth) : _left;
            float[] right = transposeRight ? Transpose(_right, Depth, Columns) : _right;
            float[] result = [.. Enumerable.Repeat(start, Rows * Columns)];
            fixed (float* a = left, b = right, c = result)
            {
                Matrix leftView = transposeLeft ? new Matrix(a, Depth, Rows).Transposed : new Matrix(a, Rows, Depth);
                Matrix rightView = transposeRight ? new Matrix(b, Columns, Depth).Transposed : new Matrix(b, Depth, Columns);
                product(leftView, rightView, c);
            }

            return result;
        }

        public void AssertEqual(float[] product, float start, double tolerance = 2e-5)
        {
            for (int i = 0; i < product.Length; i++)
            {
                Assert.True(
                    Math.Abs(product[i] - start - _expected[i]) <= tolerance * Math.Max(1, Math.Sqrt(Depth)),
                    $"{Rows}×{Depth} times {Depth}×{Columns}, element {i}: {product[i] - start}, expected {_expected[i]}");
            }
        }

        private static float[] Transpose(float[] values, int rows, int columns)
            => [.. Enumerable.Range(0, values.Length).Select(i => values[(i % rows * columns) + (i / rows)])];
    }
}
