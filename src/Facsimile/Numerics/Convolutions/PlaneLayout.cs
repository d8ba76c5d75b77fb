namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// How a band of rows of all planes stands in a thread's buffer: between the rows, above and below them are so many zeros that a
/// shifted plane is the same memory read from another place.
/// </summary>
/// <param name="Side">The planes.</param>
/// <param name="Above">The rows above the band that are there too.</param>
/// <param name="Below">The rows below the band that are there too.</param>
/// <param name="BandRows">The rows of a band.</param>
/// <param name="RowStride">The distance between rows: the width and at least as many zeros as the largest shift.</param>
/// <param name="Lead">The zeros before the first row of a plane.</param>
internal sealed record PlaneLayout(PlaneSide Side, int Above, int Below, int BandRows, int RowStride, int Lead)
{
    /// <summary>The rows of a plane here.</summary>
    public int Rows => Above + BandRows + Below;

    /// <summary>
    /// The distance between planes: an odd multiple of a cache line, since planes that stand a multiple of 4096 bytes apart
    /// would fall into the same few places of the nearest cache.
    /// </summary>
    public int PlaneStride { get; } = ((Lead + ((Above + BandRows + Below) * RowStride) + 15) / 16 * 16) | 16;

    /// <summary>Where the first row of the band begins in a plane.</summary>
    public int Origin => Lead + (Above * RowStride);

    /// <summary>The floats of the buffer; a tile at the edge reads some planes and columns too many.</summary>
    public int Size => ((Side.Planes + 4) * PlaneStride) + 64;
}
