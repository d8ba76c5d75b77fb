using System.Numerics;
using System.Runtime.InteropServices;

namespace Facsimile.Losses;

/// <summary>The formula of a loss that treats each value of the image alone.</summary>
internal interface IElementwiseLoss
{
    /// <summary>The losses of one vector of values, and ∂loss/∂prediction of each, neither of them reduced.</summary>
    static abstract Vector<float> Evaluate(Vector<float> prediction, Vector<float> target, out Vector<float> derivative);
}

/// <summary>The loop that all element-wise losses share: vector by vector, summed in double in one fixed order.</summary>
internal static class ElementwiseLoss
{
    /// <summary>The reduced loss of one image; fills the gradient when it is not empty.</summary>
    public static double Evaluate<TLoss>(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale, Reduction reduction)
        where TLoss : struct, IElementwiseLoss
    {
        double share = reduction == Reduction.Mean ? 1.0 / prediction.Length : 1;
        return share * Sum<TLoss>(prediction, target, gradient, (float)(share * scale));
    }

    private static double Sum<TLoss>(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float factor)
        where TLoss : struct, IElementwiseLoss
    {
        ref float predictions = ref MemoryMarshal.GetReference(prediction);
        ref float targets = ref MemoryMarshal.GetReference(target);
        ref float gradients = ref MemoryMarshal.GetReference(gradient);
        bool wantsGradient = !gradient.IsEmpty;
        var factors = new Vector<float>(factor);
        Vector<double> lowerSum = Vector<double>.Zero;
        Vector<double> upperSum = Vector<double>.Zero;

        int i = 0;
        for (; i <= prediction.Length - Vector<float>.Count; i += Vector<float>.Count)
        {
            Vector<float> x = Vector.LoadUnsafe(ref predictions, (nuint)i);
            Vector<float> t = Vector.LoadUnsafe(ref targets, (nuint)i);
            Vector<float> losses = TLoss.Evaluate(x, t, out Vector<float> derivative);
            Vector.Widen(losses, out Vector<double> lower, out Vector<double> upper);
            lowerSum += lower;
            upperSum += upper;
            if (wantsGradient)
            {
                Vector.StoreUnsafe(derivative * factors, ref gradients, (nuint)i);
            }
        }

        double sum = Vector.Sum(lowerSum + upperSum);
        return i == prediction.Length
            ? sum
            : sum + Tail<TLoss>(prediction[i..], target[i..], wantsGradient ? gradient[i..] : [], factors);
    }

    // The values after the last whole vector, computed by the same formula on a vector filled up with zeros.
    private static double Tail<TLoss>(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, Vector<float> factors)
        where TLoss : struct, IElementwiseLoss
    {
        Span<float> predictions = stackalloc float[Vector<float>.Count];
        Span<float> targets = stackalloc float[Vector<float>.Count];
        predictions.Clear();
        targets.Clear();
        prediction.CopyTo(predictions);
        target.CopyTo(targets);
        Vector<float> losses = TLoss.Evaluate(
            new Vector<float>(predictions), new Vector<float>(targets), out Vector<float> derivative);
        derivative *= factors;

        double sum = 0;
        for (int i = 0; i < prediction.Length; i++)
        {
            sum += losses[i];
        }

        for (int i = 0; i < gradient.Length; i++)
        {
            gradient[i] = derivative[i];
        }

        return sum;
    }
}
