using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>Finishes the output of a convolution, which has its bias already: applies the activation.</summary>
internal readonly struct ActivationEpilogue(Activation? activation) : IEpilogue
{
    /// <inheritdoc/>
    public void Apply(Span<float> values, int row, int column) => activation?.Apply(values);
}
