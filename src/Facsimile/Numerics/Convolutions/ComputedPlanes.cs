namespace Facsimile.Numerics.Convolutions;

/// <summary>Some channels of a band, as <see cref="ShiftedProduct.Compute"/> gives them.</summary>
/// <param name="values">The first position of the first channel's first phase.</param>
/// <param name="stride">The distance between planes.</param>
/// <param name="rowsOfPhase">How many planes lie between two phases of a channel.</param>
/// <param name="channels">The channels.</param>
/// <param name="rows">The rows of the band.</param>
/// <param name="rowStride">The distance between the rows of a plane.</param>
internal readonly unsafe struct ComputedPlanes(
    float* values, nint stride, int rowsOfPhase, int channels, int rows, int rowStride)
{
    /// <summary>The distance between planes.</summary>
    public nint Stride => stride;

    /// <summary>How many planes lie between two phases of a channel.</summary>
    public int RowsOfPhase => rowsOfPhase;

    /// <summary>The channels.</summary>
    public int Channels => channels;

    /// <summary>The rows of the band.</summary>
    public int Rows => rows;

    /// <summary>The distance between the rows of a plane.</summary>
    public int RowStride => rowStride;

    /// <summary>The first row of a channel's phase.</summary>
    public float* Row(int phase, int channel) => values + ((((nint)phase * rowsOfPhase) + channel) * stride);
}
