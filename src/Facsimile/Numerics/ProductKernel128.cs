using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Facsimile.Numerics;

/// <summary>
/// A tile of 4×12 in 12 vectors of 128 bits: 12 sums, three columns and one broadcast value fill the 16
/// registers of SSE and fit the 32 of NEON.
/// </summary>
internal readonly unsafe struct ProductKernel128 : IProductKernel
{
    /// <inheritdoc/>
    public static int Rows => 4;

    /// <inheritdoc/>
    public static int Columns => 12;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, int depth, float* c, int stride, bool accumulate)
    {
        // a (depth, 4), b (depth, 12), c (4, 12). Named variables: only they stay in registers.
        Vector128<float> c0x = Vector128<float>.Zero, c0y = Vector128<float>.Zero, c0z = Vector128<float>.Zero;
        Vector128<float> c1x = Vector128<float>.Zero, c1y = Vector128<float>.Zero, c1z = Vector128<float>.Zero;
        Vector128<float> c2x = Vector128<float>.Zero, c2y = Vector128<float>.Zero, c2z = Vector128<float>.Zero;
        Vector128<float> c3x = Vector128<float>.Zero, c3y = Vector128<float>.Zero, c3z = Vector128<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            Vector128<float> x = Vector128.Load(b);
            Vector128<float> y = Vector128.Load(b + 4);
            Vector128<float> z = Vector128.Load(b + 8);
            Vector128<float> value;
            value = Vector128.Create(a[0]);
            c0x = Vector128.MultiplyAddEstimate(value, x, c0x);
            c0y = Vector128.MultiplyAddEstimate(value, y, c0y);
            c0z = Vector128.MultiplyAddEstimate(value, z, c0z);
            value = Vector128.Create(a[1]);
            c1x = Vector128.MultiplyAddEstimate(value, x, c1x);
            c1y = Vector128.MultiplyAddEstimate(value, y, c1y);
            c1z = Vector128.MultiplyAddEstimate(value, z, c1z);
            value = Vector128.Create(a[2]);
            c2x = Vector128.MultiplyAddEstimate(value, x, c2x);
            c2y = Vector128.MultiplyAddEstimate(value, y, c2y);
            c2z = Vector128.MultiplyAddEstimate(value, z, c2z);
            value = Vector128.Create(a[3]);
            c3x = Vector128.MultiplyAddEstimate(value, x, c3x);
            c3y = Vector128.MultiplyAddEstimate(value, y, c3y);
            c3z = Vector128.MultiplyAddEstimate(value, z, c3z);
            a += 4;
            b += 12;
        }

        Store(c, c0x, c0y, c0z, accumulate);
        Store(c + stride, c1x, c1y, c1z, accumulate);
        Store(c + (2 * (nint)stride), c2x, c2y, c2z, accumulate);
        Store(c + (3 * (nint)stride), c3x, c3y, c3z, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* row, Vector128<float> x, Vector128<float> y, Vector128<float> z, bool accumulate)
    {
        if (accumulate)
        {
            x += Vector128.Load(row);
            y += Vector128.Load(row + 4);
            z += Vector128.Load(row + 8);
        }

        x.Store(row);
        y.Store(row + 4);
        z.Store(row + 8);
    }
}
