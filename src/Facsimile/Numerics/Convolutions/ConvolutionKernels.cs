using System.Runtime.Intrinsics;

namespace Facsimile.Numerics.Convolutions;

/// <summary>The two inner loops of a convolution. A call computes a whole tile: calling by address costs nothing.</summary>
internal sealed unsafe class ConvolutionKernels
{
    private ConvolutionKernels(
        TileSize tile,
        delegate*<in TileOperands, int, int, void> shifted,
        delegate*<in TileOperands, int, int, void> product)
    {
        Tile = tile;
        Shifted = shifted;
        Product = product;
    }

    /// <summary>Those for the widest vectors that this machine has.</summary>
    public static ConvolutionKernels Best { get; }
        = Vector512.IsHardwareAccelerated ? Of512()
            : Vector256.IsHardwareAccelerated ? Of16<Register256>()
            : Of16<Register128>();

    /// <summary>The tiles of both.</summary>
    public TileSize Tile { get; }

    /// <summary>Multiplies packed weights with shifted planes: <see cref="ShiftedAccess"/>.</summary>
    public delegate*<in TileOperands, int, int, void> Shifted { get; }

    /// <summary>Multiplies two matrices: <see cref="StridedAccess"/>.</summary>
    public delegate*<in TileOperands, int, int, void> Product { get; }

    /// <summary>Those for 32 registers of 512 bits.</summary>
    public static ConvolutionKernels Of512() => Of<ProductKernel512<ShiftedAccess>, ProductKernel512<StridedAccess>>();

    /// <summary>Those for 16 registers of any width.</summary>
    public static ConvolutionKernels Of16<TVector>()
        where TVector : struct, IVector<TVector>
        => Of<ProductKernel<TVector, ShiftedAccess>, ProductKernel<TVector, StridedAccess>>();

    private static ConvolutionKernels Of<TShifted, TProduct>()
        where TShifted : struct, IProductKernel
        where TProduct : struct, IProductKernel
        => new(
            new TileSize(TProduct.Rows, TProduct.Columns, TProduct.RowUnit, TProduct.ColumnUnit),
            &TShifted.Multiply,
            &TProduct.Multiply);
}
