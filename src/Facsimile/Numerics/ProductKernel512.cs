using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Facsimile.Numerics;

/// <summary>
/// A tile of 12×32 in 24 vectors of 512 bits: 24 sums, two columns and one
/// broadcast value fill the 32 registers of AVX-512.
/// </summary>
internal readonly unsafe struct ProductKernel512 : IProductKernel
{
    /// <inheritdoc/>
    public static int Rows => 12;

    /// <inheritdoc/>
    public static int Columns => 32;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, int depth, float* c, int stride, bool accumulate)
    {
        // a (depth, 12), b (depth, 32), c (12, 32). Named variables: only they stay in registers.
        Vector512<float> c0x = Vector512<float>.Zero, c0y = Vector512<float>.Zero;
        Vector512<float> c1x = Vector512<float>.Zero, c1y = Vector512<float>.Zero;
        Vector512<float> c2x = Vector512<float>.Zero, c2y = Vector512<float>.Zero;
        Vector512<float> c3x = Vector512<float>.Zero, c3y = Vector512<float>.Zero;
        Vector512<float> c4x = Vector512<float>.Zero, c4y = Vector512<float>.Zero;
        Vector512<float> c5x = Vector512<float>.Zero, c5y = Vector512<float>.Zero;
        Vector512<float> c6x = Vector512<float>.Zero, c6y = Vector512<float>.Zero;
        Vector512<float> c7x = Vector512<float>.Zero, c7y = Vector512<float>.Zero;
        Vector512<float> c8x = Vector512<float>.Zero, c8y = Vector512<float>.Zero;
        Vector512<float> c9x = Vector512<float>.Zero, c9y = Vector512<float>.Zero;
        Vector512<float> c10x = Vector512<float>.Zero, c10y = Vector512<float>.Zero;
        Vector512<float> c11x = Vector512<float>.Zero, c11y = Vector512<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            Vector512<float> x = Vector512.Load(b);
            Vector512<float> y = Vector512.Load(b + 16);
            Vector512<float> value;
            value = Vector512.Create(a[0]);
            c0x = Vector512.MultiplyAddEstimate(value, x, c0x);
            c0y = Vector512.MultiplyAddEstimate(value, y, c0y);
            value = Vector512.Create(a[1]);
            c1x = Vector512.MultiplyAddEstimate(value, x, c1x);
            c1y = Vector512.MultiplyAddEstimate(value, y, c1y);
            value = Vector512.Create(a[2]);
            c2x = Vector512.MultiplyAddEstimate(value, x, c2x);
            c2y = Vector512.MultiplyAddEstimate(value, y, c2y);
            value = Vector512.Create(a[3]);
            c3x = Vector512.MultiplyAddEstimate(value, x, c3x);
            c3y = Vector512.MultiplyAddEstimate(value, y, c3y);
            value = Vector512.Create(a[4]);
            c4x = Vector512.MultiplyAddEstimate(value, x, c4x);
            c4y = Vector512.MultiplyAddEstimate(value, y, c4y);
            value = Vector512.Create(a[5]);
            c5x = Vector512.MultiplyAddEstimate(value, x, c5x);
            c5y = Vector512.MultiplyAddEstimate(value, y, c5y);
            value = Vector512.Create(a[6]);
            c6x = Vector512.MultiplyAddEstimate(value, x, c6x);
            c6y = Vector512.MultiplyAddEstimate(value, y, c6y);
            value = Vector512.Create(a[7]);
            c7x = Vector512.MultiplyAddEstimate(value, x, c7x);
            c7y = Vector512.MultiplyAddEstimate(value, y, c7y);
            value = Vector512.Create(a[8]);
            c8x = Vector512.MultiplyAddEstimate(value, x, c8x);
            c8y = Vector512.MultiplyAddEstimate(value, y, c8y);
            value = Vector512.Create(a[9]);
            c9x = Vector512.MultiplyAddEstimate(value, x, c9x);
            c9y = Vector512.MultiplyAddEstimate(value, y, c9y);
            value = Vector512.Create(a[10]);
            c10x = Vector512.MultiplyAddEstimate(value, x, c10x);
            c10y = Vector512.MultiplyAddEstimate(value, y, c10y);
            value = Vector512.Create(a[11]);
            c11x = Vector512.MultiplyAddEstimate(value, x, c11x);
            c11y = Vector512.MultiplyAddEstimate(value, y, c11y);
            a += 12;
            b += 32;
        }

        Store(c, c0x, c0y, accumulate);
        Store(c + stride, c1x, c1y, accumulate);
        Store(c + (2 * (nint)stride), c2x, c2y, accumulate);
        Store(c + (3 * (nint)stride), c3x, c3y, accumulate);
        Store(c + (4 * (nint)stride), c4x, c4y, accumulate);
        Store(c + (5 * (nint)stride), c5x, c5y, accumulate);
        Store(c + (6 * (nint)stride), c6x, c6y, accumulate);
        Store(c + (7 * (nint)stride), c7x, c7y, accumulate);
        Store(c + (8 * (nint)stride), c8x, c8y, accumulate);
        Store(c + (9 * (nint)stride), c9x, c9y, accumulate);
        Store(c + (10 * (nint)stride), c10x, c10y, accumulate);
        Store(c + (11 * (nint)stride), c11x, c11y, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* row, Vector512<float> x, Vector512<float> y, bool accumulate)
    {
        if (accumulate)
        {
            x += Vector512.Load(row);
            y += Vector512.Load(row + 16);
        }

        x.Store(row);
        y.Store(row + 16);
    }
}
