using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>Finishes ∂X = ∂Y·W: multiplies by the derivative of the activation whose output X is.</summary>
internal readonly unsafe struct DerivativeEpilogue(float* activated, int stride, Activation? activation) : IEpilogue
{
    /// <inheritdoc/>
    public void Apply(Span<float> values, int row, int column)
        => activation?.MultiplyByDerivative(
            new ReadOnlySpan<float>(activated + ((nint)row * stride) + column, values.Length), values);
}
