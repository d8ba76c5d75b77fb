using System.Runtime.InteropServices;
using Facsimile.Numerics;

namespace Facsimile.Bench.Products;

/// <summary>One product of a dense layer on its own matrices, to be computed by Facsimile and by OpenBLAS.</summary>
internal sealed unsafe class LayerProduct : IDisposable
{
    private const int Alignment = 64;
    private readonly float* _samples;
    private readonly float* _weights;
    private readonly float* _gradients;
    private readonly float* _ours;
    private readonly float* _theirs;
    private readonly WorkerPool _workers;
    private readonly int _resultLength;

    /// <summary>Allocates and fills the matrices.</summary>
    /// <param name="kind">Which of the three.</param>
    /// <param name="shape">The layer.</param>
    /// <param name="workers">Facsimile's threads; those of OpenBLAS are set for the whole process.</param>
    public LayerProduct(ProductKind kind, LayerShape shape, WorkerPool workers)
    {
        Kind = kind;
        Shape = shape;
        _workers = workers;
        _samples = Random(shape.Batch, shape.Inputs, 1);
        _weights = Random(shape.Outputs, shape.Inputs, 2);
        _gradients = Random(shape.Batch, shape.Outputs, 3);
        _resultLength = kind switch
        {
            ProductKind.Forward => shape.Batch * shape.Outputs,
            ProductKind.WeightGradient => shape.Outputs * shape.Inputs,
            _ => shape.Batch * shape.Inputs,
        };
        _ours = Zeros(_resultLength);
        _theirs = Zeros(_resultLength);
    }

    /// <summary>Which of the three it is.</summary>
    public ProductKind Kind { get; }

    /// <summary>The layer.</summary>
    public LayerShape Shape { get; }

    /// <summary>Computes it as <c>Dense</c> does, without an epilogue.</summary>
    public void Ours()
    {
        var samples = new Matrix(_samples, Shape.Batch, Shape.Inputs);
        var weights = new Matrix(_weights, Shape.Outputs, Shape.Inputs);
        var gradients = new Matrix(_gradients, Shape.Batch, Shape.Outputs);
        switch (Kind)
        {
            case ProductKind.Forward:
                MatrixProduct.Multiply(samples, weights.Transposed, _ours, default(NoEpilogue), _workers);
                break;
            case ProductKind.WeightGradient:
                MatrixProduct.Add(gradients.Transposed, samples, _ours, _workers);
                break;
            default:
                MatrixProduct.Multiply(gradients, weights, _ours, default(NoEpilogue), _workers);
                break;
        }
    }

    /// <summary>Computes it by OpenBLAS.</summary>
    public void Theirs()
    {
        switch (Kind)
        {
            case ProductKind.Forward:
                OpenBlas.Multiply(
                    _samples, false, _weights, true, _theirs, Shape.Batch, Shape.Outputs, Shape.Inputs, beta: 0);
                break;
            case ProductKind.WeightGradient:
                OpenBlas.Multiply(
                    _gradients, true, _samples, false, _theirs, Shape.Outputs, Shape.Inputs, Shape.Batch, beta: 1);
                break;
            default:
                OpenBlas.Multiply(
                    _gradients, false, _weights, false, _theirs, Shape.Batch, Shape.Inputs, Shape.Outputs, beta: 0);
                break;
        }
    }

    /// <summary>Checks that both sides compute the same, since times of different work say nothing, and that ours allocates nothing.</summary>
    /// <exception cref="InvalidOperationException">The results differ by more than rounding, or memory is allocated.</exception>
    public void Check()
    {
        CheckResults();
        CheckAllocations();
    }

    /// <summary>Frees the matrices.</summary>
    public void Dispose()
    {
        NativeMemory.AlignedFree(_samples);
        NativeMemory.AlignedFree(_weights);
        NativeMemory.AlignedFree(_gradients);
        NativeMemory.AlignedFree(_ours);
        NativeMemory.AlignedFree(_theirs);
    }

    private void CheckResults()
    {
        new Span<float>(_ours, _resultLength).Clear();
        new Span<float>(_theirs, _resultLength).Clear();
        Ours();
        Theirs();
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < _resultLength; i++)
        {
            largest = Math.Max(largest, Math.Abs(_theirs[i]));
            difference = Math.Max(difference, Math.Abs(_ours[i] - _theirs[i]));
        }

        if (!(difference <= 1e-4 * largest))
        {
            throw new InvalidOperationException(
                $"{Kind} {Shape}: Facsimile and OpenBLAS differ by {difference} where values reach {largest}.");
        }
    }

    private void CheckAllocations()
    {
        // Of several tries the best, since another thread, such as that of the console, may allocate meanwhile.
        long least = Enumerable.Range(0, 3).Min(_ => BytesOf(calls: 10));
        if (least > 0)
        {
            throw new InvalidOperationException($"{Kind} {Shape}: ten products allocate {least} bytes; they must not allocate.");
        }
    }

    private long BytesOf(int calls)
    {
        long before = GC.GetTotalAllocatedBytes(precise: true);
        for (int i = 0; i < calls; i++)
        {
            Ours();
        }

        return GC.GetTotalAllocatedBytes(precise: true) - before;
    }

    private static float* Random(int rows, int columns, int seed)
    {
        int length = checked(rows * columns);
        float* values = Zeros(length);
        var random = new RandomStream(seed, "bench");
        for (int i = 0; i < length; i++)
        {
            values[i] = (2 * random.NextSingle()) - 1;
        }

        return values;
    }

    private static float* Zeros(int length)
    {
        nuint bytes = checked((nuint)length * sizeof(float));
        float* values = (float*)NativeMemory.AlignedAlloc(bytes, Alignment);
        NativeMemory.Clear(values, bytes);
        return values;
    }
}
