using Facsimile.Numerics;

namespace Facsimile.Bench.Products;

/// <summary>One product of a dense layer on its own matrices, to be computed by Facsimile and by OpenBLAS.</summary>
internal sealed unsafe class LayerProduct : IDisposable
{
    private readonly AlignedValues _samples;
    private readonly AlignedValues _weights;
    private readonly AlignedValues _gradients;
    private readonly AlignedValues _ours;
    private readonly AlignedValues _theirs;
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
        _samples = AlignedValues.Random(shape.Batch * shape.Inputs, 1);
        _weights = AlignedValues.Random(shape.Outputs * shape.Inputs, 2);
        _gradients = AlignedValues.Random(shape.Batch * shape.Outputs, 3);
        _resultLength = kind switch
        {
            ProductKind.Forward => shape.Batch * shape.Outputs,
            ProductKind.WeightGradient => shape.Outputs * shape.Inputs,
            _ => shape.Batch * shape.Inputs,
        };
        _ours = new AlignedValues(_resultLength);
        _theirs = new AlignedValues(_resultLength);
    }

    /// <summary>Which of the three it is.</summary>
    public ProductKind Kind { get; }

    /// <summary>The layer.</summary>
    public LayerShape Shape { get; }

    private Matrix Samples => new(_samples.Values, Shape.Batch, Shape.Inputs);

    private Matrix Weights => new(_weights.Values, Shape.Outputs, Shape.Inputs);

    private Matrix Gradients => new(_gradients.Values, Shape.Batch, Shape.Outputs);

    /// <summary>Computes it as <c>Dense</c> does, without an epilogue.</summary>
    public void Ours()
    {
        switch (Kind)
        {
            case ProductKind.Forward:
                MatrixProduct.Multiply(Samples, Weights.Transposed, _ours.Values, default(NoEpilogue), _workers);
                break;
            case ProductKind.WeightGradient:
                MatrixProduct.Multiply(Gradients.Transposed, Samples, _ours.Values, default(NoEpilogue), _workers);
                break;
            default:
                MatrixProduct.Multiply(Gradients, Weights, _ours.Values, default(NoEpilogue), _workers);
                break;
        }
    }

    /// <summary>Computes it by OpenBLAS.</summary>
    public void Theirs()
    {
        switch (Kind)
        {
            case ProductKind.Forward:
                OpenBlas.Multiply(Samples, Weights.Transposed, _theirs.Values);
                break;
            case ProductKind.WeightGradient:
                OpenBlas.Multiply(Gradients.Transposed, Samples, _theirs.Values);
                break;
            default:
                OpenBlas.Multiply(Gradients, Weights, _theirs.Values);
                break;
        }
    }

    /// <summary>
    /// Checks that both sides compute the same, since times of different work say nothing, and that ours allocates nothing.
    /// </summary>
    /// <exception cref="InvalidOperationException">The results differ by more than rounding, or memory is allocated.</exception>
    public void Check()
    {
        CheckResults();
        CheckAllocations();
    }

    /// <summary>Frees the matrices.</summary>
    public void Dispose()
    {
        _samples.Dispose();
        _weights.Dispose();
        _gradients.Dispose();
        _ours.Dispose();
        _theirs.Dispose();
    }

    private void CheckResults()
    {
        Ours();
        Theirs();
        double largest = 0;
        double difference = 0;
        for (int i = 0; i < _resultLength; i++)
        {
            largest = Math.Max(largest, Math.Abs(_theirs.Values[i]));
            difference = Math.Max(difference, Math.Abs(_ours.Values[i] - _theirs.Values[i]));
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
}
