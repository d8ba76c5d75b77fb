using System.Runtime.CompilerServices;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>Hyperbolic tangent: f(x) = tanh x; f′ = 1 − f².</summary>
public sealed class Tanh : Activation
{
    /// <inheritdoc/>
    internal override bool Rises => true;

    /// <inheritdoc/>
    public override void Apply(Span<float> values) => ActivationLoop.Apply(default(Function), values);

    /// <inheritdoc/>
    public override void MultiplyByDerivative(ReadOnlySpan<float> output, Span<float> gradient)
        => ActivationLoop.MultiplyByDerivative(default(Function), output, gradient);

    private readonly struct Function : IActivationFunction
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Value<TLanes>(TLanes x)
            where TLanes : struct, ILanes<TLanes>
            => VectorMath.Tanh(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Derivative<TLanes>(TLanes output)
            where TLanes : struct, ILanes<TLanes>
            => TLanes.Create(1f) - (output * output);
    }
}
