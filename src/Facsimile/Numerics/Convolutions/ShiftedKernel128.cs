using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// Tiles of 4×12 at most in 12 vectors of 128 bits: 12 sums, three vectors of columns and one broadcast weight fit
/// the registers of SSE and Neon.
/// </summary>
internal readonly unsafe struct ShiftedKernel128 : IShiftedKernel
{
    /// <inheritdoc/>
    public static int Rows => 4;

    /// <inheritdoc/>
    public static int Columns => 12;

    /// <inheritdoc/>
    public static int RowUnit => 4;

    /// <inheritdoc/>
    public static int ColumnUnit => 4;

    /// <inheritdoc/>
    public static void Multiply(in ShiftedTile tile, int rows, int columns)
    {
        switch (columns)
        {
            case 12: Multiply<Three>(tile); break;
            case 8: Multiply<Two>(tile); break;
            default: Multiply<One>(tile); break;
        }
    }

    /// <summary>A tile of 4 rows and 4·TVectors columns; the conditions are constants to the compiler.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply<TVectors>(in ShiftedTile tile)
        where TVectors : struct, IConstant
    {
        // Named variables: only they stay in registers.
        Vector128<float> c0x = Vector128<float>.Zero, c0y = Vector128<float>.Zero, c0z = Vector128<float>.Zero;
        Vector128<float> c1x = Vector128<float>.Zero, c1y = Vector128<float>.Zero, c1z = Vector128<float>.Zero;
        Vector128<float> c2x = Vector128<float>.Zero, c2y = Vector128<float>.Zero, c2z = Vector128<float>.Zero;
        Vector128<float> c3x = Vector128<float>.Zero, c3y = Vector128<float>.Zero, c3z = Vector128<float>.Zero;
        float* weight = tile.Weights;
        float* source = tile.Source;
        nint* offset = tile.Offsets;
        for (int k = tile.Depth; k > 0; k--)
        {
            float* values = source + *offset++;
            Vector128<float> x = Vector128.Load(values);
            Vector128<float> y = TVectors.Value > 1 ? Vector128.Load(values + 4) : x;
            Vector128<float> z = TVectors.Value > 2 ? Vector128.Load(values + 8) : x;
            Vector128<float> value;
            value = Vector128.Create(weight[0]);
            c0x = Vector128.MultiplyAddEstimate(value, x, c0x);
            c0y = TVectors.Value > 1 ? Vector128.MultiplyAddEstimate(value, y, c0y) : c0y;
            c0z = TVectors.Value > 2 ? Vector128.MultiplyAddEstimate(value, z, c0z) : c0z;
            value = Vector128.Create(weight[1]);
            c1x = Vector128.MultiplyAddEstimate(value, x, c1x);
            c1y = TVectors.Value > 1 ? Vector128.MultiplyAddEstimate(value, y, c1y) : c1y;
            c1z = TVectors.Value > 2 ? Vector128.MultiplyAddEstimate(value, z, c1z) : c1z;
            value = Vector128.Create(weight[2]);
            c2x = Vector128.MultiplyAddEstimate(value, x, c2x);
            c2y = TVectors.Value > 1 ? Vector128.MultiplyAddEstimate(value, y, c2y) : c2y;
            c2z = TVectors.Value > 2 ? Vector128.MultiplyAddEstimate(value, z, c2z) : c2z;
            value = Vector128.Create(weight[3]);
            c3x = Vector128.MultiplyAddEstimate(value, x, c3x);
            c3y = TVectors.Value > 1 ? Vector128.MultiplyAddEstimate(value, y, c3y) : c3y;
            c3z = TVectors.Value > 2 ? Vector128.MultiplyAddEstimate(value, z, c3z) : c3z;
            weight += 4;
        }

        Store<TVectors>(tile, 0, c0x, c0y, c0z);
        Store<TVectors>(tile, 1, c1x, c1y, c1z);
        Store<TVectors>(tile, 2, c2x, c2y, c2z);
        Store<TVectors>(tile, 3, c3x, c3y, c3z);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<TVectors>(
        in ShiftedTile tile, nint row, Vector128<float> x, Vector128<float> y, Vector128<float> z)
        where TVectors : struct, IConstant
    {
        float* target = tile.Result + (row * tile.ResultStride);
        x.Store(target);
        if (TVectors.Value > 1)
        {
            y.Store(target + 4);
        }

        if (TVectors.Value > 2)
        {
            z.Store(target + 8);
        }
    }
}
