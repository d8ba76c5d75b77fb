using System.Runtime.CompilerServices;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>The formula of ReLU (slope 0) and leaky ReLU: x where it is not negative, else slope·x; NaN stays NaN.</summary>
internal readonly struct RectifierFunction(float slope) : IActivationFunction
{
    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Value<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.WhereGreater(TLanes.Create(0f), x, TLanes.Create(slope) * x, x);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public TLanes Derivative<TLanes>(TLanes output)
        where TLanes : struct, ILanes<TLanes>
        => TLanes.WhereGreater(output, TLanes.Create(0f), TLanes.Create(1f), TLanes.Create(slope));
}
