using System.Runtime.Intrinsics;
using Facsimile.Numerics;

namespace Facsimile.Losses;

/// <summary>The formula of a loss that treats each value of the image alone.</summary>
internal interface IElementwiseLoss
{
    /// <summary>The losses of one vector of values, and ∂loss/∂prediction of each, neither of them reduced.</summary>
    static abstract TLanes Evaluate<TLanes>(TLanes prediction, TLanes target, out TLanes derivative)
        where TLanes : struct, ILanes<TLanes>;
}

/// <summary>The loop that all element-wise losses share: vector by vector, summed in one fixed order.</summary>
internal static unsafe class ElementwiseLoss
{
    /// <summary>So many vectors are summed as floats, and these sums in double: the error stays that of a few additions.</summary>
    private const int VectorsOfSum = 8;

    /// <summary>The reduced loss of one image; fills the gradient when it is not empty.</summary>
    public static double Evaluate<TLoss>(
        ReadOnlySpan<float> prediction, ReadOnlySpan<float> target, Span<float> gradient, float scale, Reduction reduction)
        where TLoss : struct, IElementwiseLoss
    {
        double share = reduction == Reduction.Mean ? 1.0 / prediction.Length : 1;
        float factor = (float)(share * scale);
        fixed (float* predictions = prediction, targets = target, gradients = gradient)
        {
            double sum = Vector512.IsHardwareAccelerated
                ? Sum<TLoss, Lanes512>(predictions, targets, gradients, prediction.Length, factor)
                : Sum<TLoss, NativeLanes>(predictions, targets, gradients, prediction.Length, factor);
            return share * sum;
        }
    }

    private static double Sum<TLoss, TLanes>(float* predictions, float* targets, float* gradients, int length, float factor)
        where TLoss : struct, IElementwiseLoss
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes factors = TLanes.Create(factor);
        double sum = 0;
        int i = 0;
        while (i + TLanes.Count <= length)
        {
            TLanes losses = TLanes.Create(0f);
            int end = Math.Min(length - TLanes.Count, i + ((VectorsOfSum - 1) * TLanes.Count));
            for (; i <= end; i += TLanes.Count)
            {
                losses += TLoss.Evaluate(TLanes.Load(predictions + i), TLanes.Load(targets + i), out TLanes derivative);
                if (gradients != null)
                {
                    (derivative * factors).Store(gradients + i);
                }
            }

            sum += TLanes.Sum(losses);
        }

        return i == length ? sum
            : sum + Tail<TLoss, TLanes>(
                predictions + i, targets + i, gradients == null ? null : gradients + i, length - i, factors);
    }

    // The values after the last whole vector, computed by the same formula on a vector filled up with zeros.
    private static double Tail<TLoss, TLanes>(
        float* predictions, float* targets, float* gradients, int length, TLanes factors)
        where TLoss : struct, IElementwiseLoss
        where TLanes : struct, ILanes<TLanes>
    {
        float* prediction = stackalloc float[TLanes.Count];
        float* target = stackalloc float[TLanes.Count];
        float* result = stackalloc float[TLanes.Count];
        new Span<float>(prediction, TLanes.Count).Clear();
        new Span<float>(target, TLanes.Count).Clear();
        new ReadOnlySpan<float>(predictions, length).CopyTo(new Span<float>(prediction, length));
        new ReadOnlySpan<float>(targets, length).CopyTo(new Span<float>(target, length));
        TLoss.Evaluate(TLanes.Load(prediction), TLanes.Load(target), out TLanes derivative).Store(result);

        double sum = 0;
        for (int i = 0; i < length; i++)
        {
            sum += result[i];
        }

        if (gradients != null)
        {
            (derivative * factors).Store(result);
            new ReadOnlySpan<float>(result, length).CopyTo(new Span<float>(gradients, length));
        }

        return sum;
    }
}
