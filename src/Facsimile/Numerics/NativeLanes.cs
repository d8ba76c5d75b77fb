using System.Numerics;
using System.Runtime.CompilerServices;

namespace Facsimile.Numerics;

/// <summary>As many floats as <see cref="Vector{T}"/> holds: eight with AVX2, four with SSE or Neon.</summary>
internal readonly unsafe struct NativeLanes(Vector<float> values) : ILanes<NativeLanes>
{
    private readonly Vector<float> _values = values;

    /// <inheritdoc/>
    public static int Count => Vector<float>.Count;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes operator +(NativeLanes left, NativeLanes right) => new(left._values + right._values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes operator -(NativeLanes left, NativeLanes right) => new(left._values - right._values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes operator *(NativeLanes left, NativeLanes right) => new(left._values * right._values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes operator /(NativeLanes left, NativeLanes right) => new(left._values / right._values);

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes Create(float value) => new(new Vector<float>(value));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes Load(float* source) => new(Vector.Load(source));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes FusedMultiplyAdd(NativeLanes left, NativeLanes right, NativeLanes addend)
        => new(Vector.FusedMultiplyAdd(left._values, right._values, addend._values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes SquareRoot(NativeLanes values) => new(Vector.SquareRoot(values._values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes Abs(NativeLanes values) => new(Vector.Abs(values._values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes Round(NativeLanes values) => new(Vector.Round(values._values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes PowerOfTwo(NativeLanes exponents)
    {
        // The bits of the exponent alone make the number.
        Vector<int> biased = Vector.ConvertToInt32Native(exponents._values) + new Vector<int>(127);
        return new(Vector.AsVectorSingle(Vector.ShiftLeft(biased, 23)));
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static NativeLanes WhereGreater(NativeLanes left, NativeLanes right, NativeLanes yes, NativeLanes no)
        => new(Vector.ConditionalSelect(Vector.GreaterThan(left._values, right._values), yes._values, no._values));

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Sum(NativeLanes values)
    {
        Vector.Widen(values._values, out Vector<double> lower, out Vector<double> upper);
        return Vector.Sum(lower + upper);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Store(float* destination) => Vector.Store(_values, destination);
}
