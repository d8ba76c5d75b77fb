namespace Facsimile.Numerics;

/// <summary>The matrix product C = A·B or C += A·B that is to be computed.</summary>
/// <param name="left">A, M×K.</param>
/// <param name="right">B, K×N.</param>
/// <param name="result">
/// C, M×N, row-major without gaps; it overlaps neither A nor B. Null when only the epilogue uses it: then the inner dimension
/// is at most <see cref="PackBuffer.MaximumDepth"/>.
/// </param>
/// <param name="accumulate">Whether the product is added to what C holds.</param>
/// <param name="epilogue">What is done to each row of the result, once.</param>
internal readonly unsafe struct Product<TEpilogue>(
    Matrix left, Matrix right, float* result, bool accumulate, TEpilogue epilogue)
    where TEpilogue : struct, IEpilogue
{
    /// <summary>A, M×K.</summary>
    public readonly Matrix Left = left;

    /// <summary>B, K×N.</summary>
    public readonly Matrix Right = right;

    /// <summary>C, M×N, or null when only the epilogue uses it.</summary>
    public readonly float* Result = result;

    /// <summary>Whether the product is added to what C holds.</summary>
    public readonly bool Accumulate = accumulate;

    /// <summary>What is done to each row of the result, once.</summary>
    public readonly TEpilogue Epilogue = epilogue;

    /// <summary>The number of multiplications.</summary>
    public long Work => (long)Left.Rows * Left.Columns * Right.Columns;
}
