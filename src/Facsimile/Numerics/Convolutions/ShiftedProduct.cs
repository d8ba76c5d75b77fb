using System.Collections.Immutable;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// Computes all planes of one side from those of the other: each is a sum of shifted planes times weights, that is a row of a
/// matrix product whose right matrix is read where the planes stand.
/// </summary>
/// <remarks>
/// The channels of the result are cut into panels of a tile's height, phase by phase. When there are fewer channels than the
/// lowest tile has rows, all phases share one panel, in which weights that a phase does not have are zero.
/// </remarks>
internal sealed unsafe class ShiftedProduct
{
    private readonly ConvolutionKernels _kernels;
    private readonly TileSize _tile;
    private readonly int _sourceChannels;
    private readonly bool _merged;
    private readonly ShiftedGroup[] _groups;
    private readonly int[] _starts;
    private readonly AlignedFloats _packed;

    /// <summary>Prepares the product.</summary>
    /// <param name="taps">The shifted planes.</param>
    /// <param name="result">The side that is computed.</param>
    /// <param name="source">The side that it is computed from, in the buffer.</param>
    /// <param name="kernels">The inner loops.</param>
    public ShiftedProduct(
        ImmutableArray<ShiftedTap> taps, PlaneSide result, PlaneLayout source, ConvolutionKernels kernels)
    {
        _kernels = kernels;
        _tile = kernels.Tile;
        _sourceChannels = source.Side.Channels;
        _merged = result.Phases > 1 && result.Channels < _tile.RowUnit && result.Planes <= _tile.Rows;
        _groups = _merged
            ? [new ShiftedGroup(taps, source)]
            : [.. Enumerable.Range(0, result.Phases).Select(phase =>
                new ShiftedGroup([.. taps.Where(tap => tap.ResultPhase == phase)], source))];
        PanelChannels = _merged ? [result.Channels] : _tile.SplitRows(result.Channels);
        Rows = _merged ? _tile.RoundRows(result.Planes) : _tile.RoundRows(PanelChannels.Max()) * result.Phases;
        int depth = _groups.Sum(group => group.Depth);
        _starts = [.. Enumerable.Range(0, PanelChannels.Length + 1).Select(panel =>
            checked(depth * Enumerable.Range(0, panel).Sum(TileRows)))];
        _packed = new AlignedFloats(_starts[^1]);
    }

    /// <summary>The channels of each panel.</summary>
    public int[] PanelChannels { get; }

    /// <summary>The most rows that <see cref="Compute"/> writes.</summary>
    public int Rows { get; }

    /// <summary>How many rows of the result of <see cref="Compute"/> lie between two phases of a channel.</summary>
    public int RowsOfPhase(int panel) => _merged ? PanelChannels[panel] : _tile.RoundRows(PanelChannels[panel]);

    /// <summary>Brings the weights into the order in which the kernel reads them.</summary>
    /// <param name="weights">The weights.</param>
    /// <param name="storage">How they are stored, the result being the output.</param>
    public void Pack(float* weights, KernelStorage storage)
    {
        float* packed = _packed.Pointer;
        for (int panel = 0; panel < PanelChannels.Length; panel++)
        {
            int rows = TileRows(panel);
            foreach (ShiftedGroup group in _groups)
            {
                group.Pack(
                    weights, storage, PanelChannels[panel], _sourceChannels, rows, _merged ? RowsOfPhase(panel) : 0, packed);
                packed += (nint)group.Depth * rows;
            }

            weights += (nint)PanelChannels[panel] * storage.OutputStride;
        }
    }

    /// <summary>Computes one panel: row phase·<see cref="RowsOfPhase"/> + i is that phase of the panel's channel i.</summary>
    /// <param name="panel">The panel.</param>
    /// <param name="source">The first position of the band in the first plane of the source.</param>
    /// <param name="columns">The positions to compute, a multiple of the kernel's column unit.</param>
    /// <param name="result">Receives the rows.</param>
    /// <param name="stride">The distance between the rows.</param>
    public void Compute(int panel, float* source, int columns, float* result, nint stride)
    {
        float* packed = _packed.Pointer + _starts[panel];
        int rows = TileRows(panel);
        foreach (ShiftedGroup group in _groups)
        {
            for (int column = 0; column < columns; column += _tile.Columns)
            {
                var tile = new TileOperands(
                    packed, 1, rows, source + column, 0, group.Depth, result + column, stride, accumulate: false, group.Offsets);
                _kernels.Shifted(tile, rows, Math.Min(_tile.Columns, columns - column));
            }

            packed += (nint)group.Depth * rows;
            result += rows * stride;
        }
    }

    private int TileRows(int panel) => _merged ? Rows : _tile.RoundRows(PanelChannels[panel]);
}
