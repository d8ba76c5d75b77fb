namespace Facsimile.Numerics.Convolutions;

/// <summary>Rows of the product that gives the gradient of the weights; they are computed as one tile.</summary>
/// <param name="Offset">Where the values of the first row stand, from the band's first position in the first plane.</param>
/// <param name="Stride">The distance between neighbouring rows: from plane to plane, or from shift to shift.</param>
/// <param name="Rows">The number of rows.</param>
/// <param name="LanePhase">The phase of the transposed planes.</param>
/// <param name="FirstRow">The number of the first row in the result.</param>
internal readonly record struct GradientRows(nint Offset, nint Stride, int Rows, int LanePhase, int FirstRow);
