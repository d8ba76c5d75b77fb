namespace Facsimile.Numerics;

/// <summary>Where a kernel finds the operands of a tile; a constant to the compiler, which makes a loop for each.</summary>
internal interface ITileAccess
{
    /// <summary>
    /// Whether A is packed, for each k the values of all rows of the tile side by side, and the rows of B stand at
    /// <see cref="TileOperands.Offsets"/>, as in a convolution; otherwise both go by their strides.
    /// </summary>
    static abstract bool IsShifted { get; }
}

/// <summary>Matrices that are read by their strides.</summary>
internal readonly struct StridedAccess : ITileAccess
{
    /// <inheritdoc/>
    public static bool IsShifted => false;
}

/// <summary>Packed weights, and shifted planes of images that are read where they stand.</summary>
internal readonly struct ShiftedAccess : ITileAccess
{
    /// <inheritdoc/>
    public static bool IsShifted => true;
}
