using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// Finishes a gradient ∂X = ∂Y·W, or tangents of Y: multiplies by the derivative of the activation whose output is X, or Y.
/// </summary>
/// <param name="activated">That output, rows × stride; the rows of several tangents use it again and again.</param>
/// <param name="rows">Its rows.</param>
/// <param name="stride">Its columns.</param>
/// <param name="activation">The activation; null for none.</param>
internal readonly unsafe struct DerivativeEpilogue(float* activated, int rows, int stride, Activation? activation) : IEpilogue
{
    /// <inheritdoc/>
    public void Apply(Span<float> values, int row, int column)
        => activation?.MultiplyByDerivative(
            new ReadOnlySpan<float>(activated + ((nint)(row % rows) * stride) + column, values.Length), values);
}
