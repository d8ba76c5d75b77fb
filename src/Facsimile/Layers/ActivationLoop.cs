using System.Runtime.Intrinsics;
using Facsimile.Numerics;

namespace Facsimile.Layers;

/// <summary>
/// The loops that all activations share. Values after the last whole vector are computed by the same vector code, so that a
/// value's bits do not depend on its place, and how a row is cut into pieces (by the number of threads) does not matter.
/// </summary>
internal static unsafe class ActivationLoop
{
    /// <summary>Replaces each value x by f(x).</summary>
    public static void Apply<TFunction>(TFunction function, Span<float> values)
        where TFunction : struct, IActivationFunction
    {
        fixed (float* start = values)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                Apply<TFunction, Lanes512>(function, start, values.Length);
            }
            else
            {
                Apply<TFunction, NativeLanes>(function, start, values.Length);
            }
        }
    }

    /// <summary>gradient[i] *= f′(x), where output[i] = f(x).</summary>
    public static void MultiplyByDerivative<TFunction>(TFunction function, ReadOnlySpan<float> output, Span<float> gradient)
        where TFunction : struct, IActivationFunction
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(output.Length, gradient.Length);
        fixed (float* outputs = output, gradients = gradient)
        {
            if (Vector512.IsHardwareAccelerated)
            {
                MultiplyByDerivative<TFunction, Lanes512>(function, outputs, gradients, gradient.Length);
            }
            else
            {
                MultiplyByDerivative<TFunction, NativeLanes>(function, outputs, gradients, gradient.Length);
            }
        }
    }

    private static void Apply<TFunction, TLanes>(TFunction function, float* values, int length)
        where TFunction : struct, IActivationFunction
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            function.Value(TLanes.Load(values + i)).Store(values + i);
        }

        if (i < length)
        {
            float* whole = stackalloc float[TLanes.Count];
            Copy(values + i, whole, length - i);
            function.Value(TLanes.Load(whole)).Store(whole);
            Copy(whole, values + i, length - i);
        }
    }

    private static void MultiplyByDerivative<TFunction, TLanes>(
        TFunction function, float* outputs, float* gradients, int length)
        where TFunction : struct, IActivationFunction
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            (TLanes.Load(gradients + i) * function.Derivative(TLanes.Load(outputs + i))).Store(gradients + i);
        }

        if (i < length)
        {
            float* output = stackalloc float[TLanes.Count];
            float* gradient = stackalloc float[TLanes.Count];
            Copy(outputs + i, output, length - i);
            Copy(gradients + i, gradient, length - i);
            (TLanes.Load(gradient) * function.Derivative(TLanes.Load(output))).Store(gradient);
            Copy(gradient, gradients + i, length - i);
        }
    }

    private static void Copy(float* source, float* destination, int length)
        => new ReadOnlySpan<float>(source, length).CopyTo(new Span<float>(destination, length));
}
