using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>The formula of an activation.</summary>
internal interface IActivationFunction
{
    /// <summary>f(x) of each value.</summary>
    TLanes Value<TLanes>(TLanes x)
        where TLanes : struct, ILanes<TLanes>;

    /// <summary>f′(x) of each value, from f(x).</summary>
    TLanes Derivative<TLanes>(TLanes output)
        where TLanes : struct, ILanes<TLanes>;
}
