using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>
/// Keeps, for each image, the candidates of the smallest ‖c‖² − 2·x·c; ‖x‖² is the same for all of them.
/// </summary>
internal readonly unsafe struct NearestJob(
    float* products, float* squares, int squaresStride, int width, int start, int rows, int nearest, float* best, int* places)
    : IParallelJob
{
    /// <inheritdoc/>
    public void Execute(int worker, int workers)
    {
        (int first, int last) = WorkShare.Of(rows, worker, workers);
        for (int row = first; row < last; row++)
        {
            float* ofRow = products + ((nint)row * width);
            float* squaresOfRow = squares + ((nint)row * squaresStride);
            float worst = best[(row * nearest) + nearest - 1];
            for (int i = 0; i < width; i++)
            {
                float distance = squaresOfRow[i] - (2 * ofRow[i]);
                if (distance < worst)
                {
                    Insert(row, distance, start + i);
                    worst = best[(row * nearest) + nearest - 1];
                }
            }
        }
    }

    private void Insert(int row, float distance, int place)
    {
        int at = (row * nearest) + nearest - 1;
        for (; at > row * nearest && best[at - 1] > distance; at--)
        {
            best[at] = best[at - 1];
            places[at] = places[at - 1];
        }

        best[at] = distance;
        places[at] = place;
    }
}
