using Facsimile.Numerics;

namespace Facsimile.Inversion;

/// <summary>Sums over the pixels of one image, each in one order that depends on the number of pixels alone.</summary>
internal static unsafe class RowSums
{
    /// <summary>Σ known·(d − x)² with the residuals known·(d − x); known is 0 or 1, or null for 1 everywhere.</summary>
    public static double Residuals<TLanes>(float* d, float* x, float* known, float* residuals, int length)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sums = TLanes.Create(0);
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            TLanes residual = TLanes.Load(d + i) - TLanes.Load(x + i);
            residual = known == null ? residual : residual * TLanes.Load(known + i);
            residual.Store(residuals + i);
            sums = TLanes.FusedMultiplyAdd(residual, residual, sums);
        }

        double sum = TLanes.Sum(sums);
        for (; i < length; i++)
        {
            float residual = (d[i] - x[i]) * (known == null ? 1 : known[i]);
            residuals[i] = residual;
            sum += (double)residual * residual;
        }

        return sum;
    }

    /// <summary>Σ a·b.</summary>
    public static double Dot<TLanes>(float* a, float* b, int length)
        where TLanes : struct, ILanes<TLanes>
    {
        TLanes sums = TLanes.Create(0);
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            sums = TLanes.FusedMultiplyAdd(TLanes.Load(a + i), TLanes.Load(b + i), sums);
        }

        double sum = TLanes.Sum(sums);
        for (; i < length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }

    /// <summary>values ← values·factors.</summary>
    public static void Multiply<TLanes>(float* values, float* factors, int length)
        where TLanes : struct, ILanes<TLanes>
    {
        int i = 0;
        for (; i + TLanes.Count <= length; i += TLanes.Count)
        {
            (TLanes.Load(values + i) * TLanes.Load(factors + i)).Store(values + i);
        }

        for (; i < length; i++)
        {
            values[i] *= factors[i];
        }
    }
}
