using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Facsimile.Numerics;

/// <summary>
/// A tile of 4×24 in 12 vectors of 256 bits: 12 sums, three columns and one broadcast value fill the 16
/// registers of AVX2.
/// </summary>
internal readonly unsafe struct ProductKernel256 : IProductKernel
{
    /// <inheritdoc/>
    public static int Rows => 4;

    /// <inheritdoc/>
    public static int Columns => 24;

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Multiply(float* a, float* b, int depth, float* c, int stride, bool accumulate)
    {
        // a (depth, 4), b (depth, 24), c (4, 24). Named variables: only they stay in registers.
        Vector256<float> c0x = Vector256<float>.Zero, c0y = Vector256<float>.Zero, c0z = Vector256<float>.Zero;
        Vector256<float> c1x = Vector256<float>.Zero, c1y = Vector256<float>.Zero, c1z = Vector256<float>.Zero;
        Vector256<float> c2x = Vector256<float>.Zero, c2y = Vector256<float>.Zero, c2z = Vector256<float>.Zero;
        Vector256<float> c3x = Vector256<float>.Zero, c3y = Vector256<float>.Zero, c3z = Vector256<float>.Zero;
        for (int k = 0; k < depth; k++)
        {
            Vector256<float> x = Vector256.Load(b);
            Vector256<float> y = Vector256.Load(b + 8);
            Vector256<float> z = Vector256.Load(b + 16);
            Vector256<float> value;
            value = Vector256.Create(a[0]);
            c0x = Vector256.MultiplyAddEstimate(value, x, c0x);
            c0y = Vector256.MultiplyAddEstimate(value, y, c0y);
            c0z = Vector256.MultiplyAddEstimate(value, z, c0z);
            value = Vector256.Create(a[1]);
            c1x = Vector256.MultiplyAddEstimate(value, x, c1x);
            c1y = Vector256.MultiplyAddEstimate(value, y, c1y);
            c1z = Vector256.MultiplyAddEstimate(value, z, c1z);
            value = Vector256.Create(a[2]);
            c2x = Vector256.MultiplyAddEstimate(value, x, c2x);
            c2y = Vector256.MultiplyAddEstimate(value, y, c2y);
            c2z = Vector256.MultiplyAddEstimate(value, z, c2z);
            value = Vector256.Create(a[3]);
            c3x = Vector256.MultiplyAddEstimate(value, x, c3x);
            c3y = Vector256.MultiplyAddEstimate(value, y, c3y);
            c3z = Vector256.MultiplyAddEstimate(value, z, c3z);
            a += 4;
            b += 24;
        }

        Store(c, c0x, c0y, c0z, accumulate);
        Store(c + stride, c1x, c1y, c1z, accumulate);
        Store(c + (2 * (nint)stride), c2x, c2y, c2z, accumulate);
        Store(c + (3 * (nint)stride), c3x, c3y, c3z, accumulate);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(float* row, Vector256<float> x, Vector256<float> y, Vector256<float> z, bool accumulate)
    {
        if (accumulate)
        {
            x += Vector256.Load(row);
            y += Vector256.Load(row + 8);
            z += Vector256.Load(row + 16);
        }

        x.Store(row);
        y.Store(row + 8);
        z.Store(row + 16);
    }
}
