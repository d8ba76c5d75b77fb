namespace Facsimile.Numerics;

/// <summary>Leaves the product as it is.</summary>
internal readonly struct NoEpilogue : IEpilogue
{
    /// <inheritdoc/>
    public void Apply(Span<float> values, int row, int column)
    {
    }
}
