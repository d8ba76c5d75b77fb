using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Facsimile.Numerics;

/// <summary>
/// Tiles of up to 12×32 in 24 vectors of 512 bits: 24 sums, two vectors of columns and one broadcast value fit the 32
/// registers of AVX-512.
/// </summary>
internal readonly unsafe struct ProductKernel512<TAccess> : IProductKernel
    where TAccess : struct, ITileAccess
{
    /// <inheritdoc/>
    public static int Rows => 12;

    /// <inheritdoc/>
    public static int Columns => 32;

    /// <inheritdoc/>
    public static int RowUnit => 4;

    /// <inheritdoc/>
    public static int ColumnUnit => 16;

    /// <inheritdoc/>
    public static void Multiply(in TileOperands tile, int rows, int columns)
    {
        switch (rows, columns)
        {
            case (12, 32): Multiply<Three, Two>(tile); break;
            case (8, 32): Multiply<Two, Two>(tile); break;
            case (4, 32): Multiply<One, Two>(tile); break;
            case (12, 16): Multiply<Three, One>(tile); break;
            case (8, 16): Multiply<Two, One>(tile); break;
            default: Multiply<One, One>(tile); break;
        }
    }

    /// <summary>A tile of 4·TFours rows and 16·TVectors columns; the conditions are constants to the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TFours, TVectors>(in TileOperands tile)
        where TFours : struct, IConstant
        where TVectors : struct, IConstant
    {
        // a (rows, depth), b (depth, columns), c (rows, columns). Named variables: only they stay in registers.
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

        // Rows of A that are apart are reached by four pointers and two strides, packed ones by the first pointer.
        nint row = tile.LeftRowStride;
        nint twoRows = 2 * row;
        float* a = tile.Left;
        float* a3 = a + (3 * row);
        float* a6 = a + (6 * row);
        float* a9 = a + (9 * row);
        float* b = tile.Right;
        nint* offset = tile.Offsets;
        for (int k = tile.Depth; k > 0; k--)
        {
            float* values = TAccess.IsShifted ? b + *offset++ : b;
            Vector512<float> x = Vector512.Load(values);
            Vector512<float> y = TVectors.Value > 1 ? Vector512.Load(values + 16) : x;
            Vector512<float> value;
            value = Vector512.Create(a[0]);
            c0x = Vector512.MultiplyAddEstimate(value, x, c0x);
            c0y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c0y) : c0y;
            value = Vector512.Create(TAccess.IsShifted ? a[1] : a[row]);
            c1x = Vector512.MultiplyAddEstimate(value, x, c1x);
            c1y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c1y) : c1y;
            value = Vector512.Create(TAccess.IsShifted ? a[2] : a[twoRows]);
            c2x = Vector512.MultiplyAddEstimate(value, x, c2x);
            c2y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c2y) : c2y;
            value = Vector512.Create(TAccess.IsShifted ? a[3] : a3[0]);
            c3x = Vector512.MultiplyAddEstimate(value, x, c3x);
            c3y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c3y) : c3y;

            if (TFours.Value > 1)
            {
                value = Vector512.Create(TAccess.IsShifted ? a[4] : a3[row]);
                c4x = Vector512.MultiplyAddEstimate(value, x, c4x);
                c4y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c4y) : c4y;
                value = Vector512.Create(TAccess.IsShifted ? a[5] : a3[twoRows]);
                c5x = Vector512.MultiplyAddEstimate(value, x, c5x);
                c5y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c5y) : c5y;
                value = Vector512.Create(TAccess.IsShifted ? a[6] : a6[0]);
                c6x = Vector512.MultiplyAddEstimate(value, x, c6x);
                c6y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c6y) : c6y;
                value = Vector512.Create(TAccess.IsShifted ? a[7] : a6[row]);
                c7x = Vector512.MultiplyAddEstimate(value, x, c7x);
                c7y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c7y) : c7y;
            }

            if (TFours.Value > 2)
            {
                value = Vector512.Create(TAccess.IsShifted ? a[8] : a6[twoRows]);
                c8x = Vector512.MultiplyAddEstimate(value, x, c8x);
                c8y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c8y) : c8y;
                value = Vector512.Create(TAccess.IsShifted ? a[9] : a9[0]);
                c9x = Vector512.MultiplyAddEstimate(value, x, c9x);
                c9y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c9y) : c9y;
                value = Vector512.Create(TAccess.IsShifted ? a[10] : a9[row]);
                c10x = Vector512.MultiplyAddEstimate(value, x, c10x);
                c10y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c10y) : c10y;
                value = Vector512.Create(TAccess.IsShifted ? a[11] : a9[twoRows]);
                c11x = Vector512.MultiplyAddEstimate(value, x, c11x);
                c11y = TVectors.Value > 1 ? Vector512.MultiplyAddEstimate(value, y, c11y) : c11y;
            }

            if (TAccess.IsShifted)
            {
                a += 4 * TFours.Value;
            }
            else
            {
                a += tile.LeftDepthStride;
                a3 += tile.LeftDepthStride;
                a6 += tile.LeftDepthStride;
                a9 += tile.LeftDepthStride;
                b += tile.RightDepthStride;
            }
        }

        Store<TVectors>(tile, 0, c0x, c0y);
        Store<TVectors>(tile, 1, c1x, c1y);
        Store<TVectors>(tile, 2, c2x, c2y);
        Store<TVectors>(tile, 3, c3x, c3y);

        if (TFours.Value > 1)
        {
            Store<TVectors>(tile, 4, c4x, c4y);
            Store<TVectors>(tile, 5, c5x, c5y);
            Store<TVectors>(tile, 6, c6x, c6y);
            Store<TVectors>(tile, 7, c7x, c7y);
        }

        if (TFours.Value > 2)
        {
            Store<TVectors>(tile, 8, c8x, c8y);
            Store<TVectors>(tile, 9, c9x, c9y);
            Store<TVectors>(tile, 10, c10x, c10y);
            Store<TVectors>(tile, 11, c11x, c11y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVectors>(in TileOperands tile, nint row, Vector512<float> x, Vector512<float> y)
        where TVectors : struct, IConstant
    {
        float* target = tile.Result + (row * tile.ResultStride);
        Store(tile, target, x);
        if (TVectors.Value > 1)
        {
            Store(tile, target + 16, y);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in TileOperands tile, float* target, Vector512<float> sum)
        => (!TAccess.IsShifted && tile.Accumulate ? sum + Vector512.Load(target) : sum).Store(target);
}
