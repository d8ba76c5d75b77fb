using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>
/// JᵀJ and Jᵀr of each row, from the tangents, which are the columns of J (directions × rows × pixels), and the residuals r.
/// </summary>
internal readonly unsafe struct NormalEquationsJob<TLanes>(
    float* tangents,
    float* residuals,
    float* known,
    int* images,
    double* matrices,
    double* vectors,
    int rows,
    int pixels,
    int size)
    : IParallelJob
    where TLanes : struct, ILanes<TLanes>
{
    /// <inheritdoc/>
    public void Execute(int worker, int workers)
    {
        (int first, int last) = WorkShare.Of(rows, worker, workers);
        for (int row = first; row < last; row++)
        {
            for (int i = 0; i < size; i++)
            {
                Compute(row, i);
            }
        }
    }

    private void Compute(int row, int i)
    {
        float* tangent = Tangent(row, i);
        if (known != null)
        {
            RowSums.Multiply<TLanes>(tangent, known + ((nint)images[row] * pixels), pixels);
        }

        vectors[((nint)row * size) + i] = RowSums.Dot<TLanes>(tangent, residuals + ((nint)row * pixels), pixels);
        double* matrix = matrices + ((nint)row * size * size);
        for (int j = 0; j <= i; j++)
        {
            double product = RowSums.Dot<TLanes>(tangent, Tangent(row, j), pixels);
            matrix[(i * size) + j] = product;
            matrix[(j * size) + i] = product;
        }
    }

    private float* Tangent(int row, int direction) => tangents + ((((nint)direction * rows) + row) * pixels);
}
