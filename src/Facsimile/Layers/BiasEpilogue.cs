using System.Numerics.Tensors;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>Finishes Y = X·Wᵀ: adds the bias to each row and applies the activation.</summary>
internal readonly unsafe struct BiasEpilogue(float* bias, Activation? activation) : IEpilogue
{
    /// <inheritdoc/>
    public void Apply(Span<float> values, int row, int column)
    {
        TensorPrimitives.Add(values, new ReadOnlySpan<float>(bias + column, values.Length), values);
        activation?.Apply(values);
    }
}
