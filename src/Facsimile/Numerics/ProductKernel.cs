using System.Runtime.CompilerServices;

namespace Facsimile.Numerics;

/// <summary>
/// Tiles of 4 rows and up to three vectors: 12 sums, three vectors of columns and one broadcast value fit the 16
/// registers of SSE and AVX2, and those of Neon.
/// </summary>
internal readonly unsafe struct ProductKernel<TVector, TAccess> : IProductKernel
    where TVector : struct, IVector<TVector>
    where TAccess : struct, ITileAccess
{
    /// <inheritdoc/>
    public static int Rows => 4;

    /// <inheritdoc/>
    public static int Columns => 3 * TVector.Count;

    /// <inheritdoc/>
    public static int RowUnit => 4;

    /// <inheritdoc/>
    public static int ColumnUnit => TVector.Count;

    /// <inheritdoc/>
    public static void Multiply(in TileOperands tile, int rows, int columns)
    {
        switch (columns / TVector.Count)
        {
            case 3: Multiply<Three>(tile); break;
            case 2: Multiply<Two>(tile); break;
            default: Multiply<One>(tile); break;
        }
    }

    /// <summary>A tile of 4 rows and TVectors vectors of columns; the conditions are constants to the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TVectors>(in TileOperands tile)
        where TVectors : struct, IConstant
    {
        // a (4, depth), b (depth, columns), c (4, columns). Named variables: only they stay in registers.
        TVector c0x = default, c0y = default, c0z = default;
        TVector c1x = default, c1y = default, c1z = default;
        TVector c2x = default, c2y = default, c2z = default;
        TVector c3x = default, c3y = default, c3z = default;
        nint row = tile.LeftRowStride;
        nint twoRows = 2 * row;
        nint threeRows = 3 * row;
        float* a = tile.Left;
        float* b = tile.Right;
        nint* offset = tile.Offsets;
        for (int k = tile.Depth; k > 0; k--)
        {
            float* values = TAccess.IsShifted ? b + *offset++ : b;
            TVector x = TVector.Load(values);
            TVector y = TVectors.Value > 1 ? TVector.Load(values + TVector.Count) : x;
            TVector z = TVectors.Value > 2 ? TVector.Load(values + (2 * TVector.Count)) : x;
            TVector value;
            value = TVector.Create(a[0]);
            c0x = TVector.MultiplyAdd(value, x, c0x);
            c0y = TVectors.Value > 1 ? TVector.MultiplyAdd(value, y, c0y) : c0y;
            c0z = TVectors.Value > 2 ? TVector.MultiplyAdd(value, z, c0z) : c0z;
            value = TVector.Create(a[TAccess.IsShifted ? 1 : row]);
            c1x = TVector.MultiplyAdd(value, x, c1x);
            c1y = TVectors.Value > 1 ? TVector.MultiplyAdd(value, y, c1y) : c1y;
            c1z = TVectors.Value > 2 ? TVector.MultiplyAdd(value, z, c1z) : c1z;
            value = TVector.Create(a[TAccess.IsShifted ? 2 : twoRows]);
            c2x = TVector.MultiplyAdd(value, x, c2x);
            c2y = TVectors.Value > 1 ? TVector.MultiplyAdd(value, y, c2y) : c2y;
            c2z = TVectors.Value > 2 ? TVector.MultiplyAdd(value, z, c2z) : c2z;
            value = TVector.Create(a[TAccess.IsShifted ? 3 : threeRows]);
            c3x = TVector.MultiplyAdd(value, x, c3x);
            c3y = TVectors.Value > 1 ? TVector.MultiplyAdd(value, y, c3y) : c3y;
            c3z = TVectors.Value > 2 ? TVector.MultiplyAdd(value, z, c3z) : c3z;
            if (TAccess.IsShifted)
            {
                a += 4;
            }
            else
            {
                a += tile.LeftDepthStride;
                b += tile.RightDepthStride;
            }
        }

        Store<TVectors>(tile, 0, c0x, c0y, c0z);
        Store<TVectors>(tile, 1, c1x, c1y, c1z);
        Store<TVectors>(tile, 2, c2x, c2y, c2z);
        Store<TVectors>(tile, 3, c3x, c3y, c3z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVectors>(
        in TileOperands tile, nint row, TVector x, TVector y, TVector z)
        where TVectors : struct, IConstant
    {
        float* target = tile.Result + (row * tile.ResultStride);
        Store(tile, target, x);
        if (TVectors.Value > 1)
        {
            Store(tile, target + TVector.Count, y);
        }

        if (TVectors.Value > 2)
        {
            Store(tile, target + (2 * TVector.Count), z);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store(in TileOperands tile, float* target, TVector sum)
        => (!TAccess.IsShifted && tile.Accumulate ? sum + TVector.Load(target) : sum).Store(target);
}
