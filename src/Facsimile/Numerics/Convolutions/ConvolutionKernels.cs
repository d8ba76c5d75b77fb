using System.Runtime.Intrinsics;

namespace Facsimile.Numerics.Convolutions;

/// <summary>The two inner loops of a convolution. A call computes a whole tile: calling by address costs nothing.</summary>
internal sealed unsafe class ConvolutionKernels
{
    private ConvolutionKernels(
        TileSize shiftedTile,
        delegate*<in ShiftedTile, int, int, void> shifted,
        TileSize productTile,
        delegate*<in TileOperands, int, int, void> product)
    {
        ShiftedTile = shiftedTile;
        Shifted = shifted;
        ProductTile = productTile;
        Product = product;
    }

    /// <summary>Those for the widest vectors that this machine has.</summary>
    public static ConvolutionKernels Best { get; }
        = Vector512.IsHardwareAccelerated ? Of<ShiftedKernel512, ProductKernel512>()
            : Vector256.IsHardwareAccelerated ? Of<ShiftedKernel<Register256>, ProductKernel<Register256>>()
            : Of<ShiftedKernel<Register128>, ProductKernel<Register128>>();

    /// <summary>The tiles of <see cref="Shifted"/>.</summary>
    public TileSize ShiftedTile { get; }

    /// <summary>Multiplies weights with shifted planes: <see cref="IShiftedKernel.Multiply"/>.</summary>
    public delegate*<in ShiftedTile, int, int, void> Shifted { get; }

    /// <summary>The tiles of <see cref="Product"/>.</summary>
    public TileSize ProductTile { get; }

    /// <summary>Multiplies two matrices: <see cref="IProductKernel.Multiply"/>.</summary>
    public delegate*<in TileOperands, int, int, void> Product { get; }

    /// <summary>Two chosen kernels.</summary>
    public static ConvolutionKernels Of<TShifted, TProduct>()
        where TShifted : struct, IShiftedKernel
        where TProduct : struct, IProductKernel
        => new(
            new TileSize(TShifted.Rows, TShifted.Columns, TShifted.RowUnit, TShifted.ColumnUnit),
            &TShifted.Multiply,
            new TileSize(TProduct.Rows, TProduct.Columns, TProduct.RowUnit, TProduct.ColumnUnit),
            &TProduct.Multiply);
}
