using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>Hands each piece of ∂W = ∂Yᵀ·X to its consumer.</summary>
internal readonly struct ConsumingEpilogue(IGradientConsumer consumer, int parameter, int stride) : IEpilogue
{
    /// <inheritdoc/>
    public void Apply(Span<float> values, int row, int column)
        => consumer.Consume(parameter, (row * stride) + column, values);
}
