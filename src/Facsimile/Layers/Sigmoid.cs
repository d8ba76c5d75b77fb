using System.Runtime.CompilerServices;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>Logistic sigmoid: f(x) = 1 / (1 + e⁻ˣ); f′ = f·(1 − f).</summary>
public sealed class Sigmoid : Activation
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
            => VectorMath.Sigmoid(x);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public TLanes Derivative<TLanes>(TLanes output)
            where TLanes : struct, ILanes<TLanes>
            => output * (TLanes.Create(1f) - output);
    }
}
