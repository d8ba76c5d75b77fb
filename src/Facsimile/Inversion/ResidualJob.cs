using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>Compares decoded rows with their images: residuals and losses.</summary>
internal readonly unsafe struct ResidualJob<TLanes>(
    float* decoded, float* targets, float* known, int* images, float* residuals, double* losses, int rows, int pixels)
    : IParallelJob
    where TLanes : struct, ILanes<TLanes>
{
    /// <inheritdoc/>
    public void Execute(int worker, int workers)
    {
        (int first, int last) = WorkShare.Of(rows, worker, workers);
        for (int row = first; row < last; row++)
        {
            nint own = (nint)row * pixels;
            nint image = (nint)images[row] * pixels;
            losses[row] = RowSums.Residuals<TLanes>(
                decoded + own, targets + image, known == null ? null : known + image, residuals + own, pixels);
        }
    }
}
