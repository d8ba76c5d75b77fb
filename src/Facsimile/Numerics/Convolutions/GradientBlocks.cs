using System.Collections.Immutable;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// How the gradient of the weights is cut into tiles, when the planes of one given side are transposed: the rows of a tile are
/// channels of the other side or, when there are only a few of them, neighbouring shifts of the same plane.
/// </summary>
internal sealed class GradientBlocks
{
    /// <summary>With fewer channels than this a tile's rows are neighbouring shifts.</summary>
    private const int FewChannels = 4;

    private readonly List<GradientRows> _blocks = [];
    private readonly int[] _rows;
    private readonly TileSize _tile;

    /// <summary>Cuts the gradient.</summary>
    /// <param name="plan">The convolution.</param>
    /// <param name="transposesOutput">
    /// Whether the planes of the output's gradient are transposed, else those of the input.
    /// </param>
    /// <param name="tile">The tiles of the matrix product's kernel.</param>
    public GradientBlocks(ConvolutionPlan plan, bool transposesOutput, TileSize tile)
    {
        _tile = tile;
        TransposesOutput = transposesOutput;
        Lanes = transposesOutput ? plan.Output : plan.Input;
        Left = transposesOutput ? plan.Input : plan.Output;
        LaneStride = tile.RoundColumns(Lanes.Side.Channels);
        ImmutableArray<ShiftedTap> taps = transposesOutput ? plan.Taps : [.. plan.Taps.Select(tap => tap.Reversed)];
        _rows = new int[taps.Length * Left.Side.Channels];
        if (Left.Side.Channels < FewChannels)
        {
            AddRuns(taps);
        }
        else
        {
            AddChannels(taps);
        }

        Blocks = [.. _blocks];
    }

    /// <summary>Whether the planes of the output's gradient are transposed, else those of the input.</summary>
    public bool TransposesOutput { get; }

    /// <summary>The side whose planes are transposed.</summary>
    public PlaneLayout Lanes { get; }

    /// <summary>The side whose planes are read where they stand.</summary>
    public PlaneLayout Left { get; }

    /// <summary>The lanes of a position: the channels of the transposed side, filled up to whole vectors.</summary>
    public int LaneStride { get; }

    /// <summary>The rows of the result.</summary>
    public int Rows { get; private set; }

    /// <summary>The tiles' rows.</summary>
    public ImmutableArray<GradientRows> Blocks { get; }

    /// <summary>
    /// What a position costs: the products of whole tiles, where narrow tiles, which must load more for each product, count a
    /// third more; and the transposition, about sixteen products a value.
    /// </summary>
    public long Cost
    {
        get
        {
            long narrow = LaneStride % _tile.Columns;
            return (Rows * (LaneStride + (narrow / 3))) + (16L * Lanes.Side.Phases * LaneStride);
        }
    }

    /// <summary>The row of the result that belongs to a tap and a channel of <see cref="Left"/>.</summary>
    public int RowOf(int tap, int channel) => _rows[(tap * Left.Side.Channels) + channel];

    private void AddChannels(ImmutableArray<ShiftedTap> taps)
    {
        for (int tap = 0; tap < taps.Length; tap++)
        {
            int channel = 0;
            foreach (int rows in _tile.SplitRows(Left.Side.Channels))
            {
                Add(taps[tap], channel, Left.PlaneStride, rows);
                for (int i = 0; i < rows; i++)
                {
                    _rows[(tap * Left.Side.Channels) + channel + i] = _blocks[^1].FirstRow + i;
                }

                channel += rows;
            }
        }
    }

    private void AddRuns(ImmutableArray<ShiftedTap> taps)
    {
        IEnumerable<int[]> runs = Enumerable.Range(0, taps.Length)
            .GroupBy(tap => (taps[tap].ResultPhase, taps[tap].SourcePhase, taps[tap].RowShift))
            .Select(run => run.OrderBy(tap => taps[tap].ColumnShift).ToArray());
        foreach (int[] run in runs)
        {
            for (int channel = 0; channel < Left.Side.Channels; channel++)
            {
                int start = 0;
                foreach (int rows in _tile.SplitRows(run.Length))
                {
                    Add(taps[run[start]], channel, 1, rows);
                    for (int i = 0; i < rows; i++)
                    {
                        _rows[(run[start + i] * Left.Side.Channels) + channel] = _blocks[^1].FirstRow + i;
                    }

                    start += rows;
                }
            }
        }
    }

    private void Add(ShiftedTap tap, int channel, nint stride, int rows)
    {
        nint plane = (((nint)tap.SourcePhase * Left.Side.Channels) + channel) * Left.PlaneStride;
        nint shift = ((nint)tap.RowShift * Left.RowStride) + tap.ColumnShift;
        _blocks.Add(new GradientRows(plane + shift, stride, rows, tap.ResultPhase, Rows));
        Rows += _tile.RoundRows(rows);
    }
}
