namespace Facsimile.Numerics;

/// <summary>What a matrix product does to its output while it is still in the cache: add a bias, apply an activation.</summary>
internal interface IEpilogue
{
    /// <summary>Changes a part of one row of the finished product.</summary>
    /// <param name="values">The elements (row, column), (row, column + 1), …</param>
    /// <param name="row">The row.</param>
    /// <param name="column">The column of the first value.</param>
    void Apply(Span<float> values, int row, int column);
}
