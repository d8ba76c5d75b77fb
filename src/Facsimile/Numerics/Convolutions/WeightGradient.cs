namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// The gradient of the weights: for each tap and each pair of channels the sum, over all positions, of the products of the
/// output's gradient and the shifted input. The planes of one side, transposed so that the channels of a position stand side by
/// side, are the right matrix of a product; those of the other side are the left one and are read where they stand.
/// </summary>
internal sealed unsafe class WeightGradient
{
    private readonly ConvolutionPlan _plan;
    private readonly ConvolutionKernels _kernels;
    private readonly TileSize _tile;
    private readonly GradientBlocks _blocks;
    private readonly PlaneLayout _lanes;

    /// <summary>Prepares the sums; the side whose channels fill whole vectors best is the one that is transposed.</summary>
    /// <param name="plan">The convolution.</param>
    /// <param name="kernels">The inner loops.</param>
    public WeightGradient(ConvolutionPlan plan, ConvolutionKernels kernels)
    {
        _plan = plan;
        _kernels = kernels;
        _tile = kernels.Tile;
        var ofOutput = new GradientBlocks(plan, transposesOutput: true, _tile);
        var ofInput = new GradientBlocks(plan, transposesOutput: false, _tile);
        _blocks = ofOutput.Cost <= ofInput.Cost ? ofOutput : ofInput;
        _lanes = _blocks.Lanes;
        Size = checked(_blocks.Rows * _blocks.LaneStride);
        TransposedSize = checked(_lanes.Side.Phases * _lanes.BandRows * _lanes.RowStride * _blocks.LaneStride);
    }

    /// <summary>The floats of the sums.</summary>
    public int Size { get; }

    /// <summary>The floats of the transposed planes.</summary>
    public int TransposedSize { get; }

    /// <summary>Adds the products of one band of one image.</summary>
    /// <param name="input">The first position of the band in the buffer of the input.</param>
    /// <param name="output">The first position of the band in the buffer of the output's gradient.</param>
    /// <param name="firstRow">The first row of the band.</param>
    /// <param name="transposed">Memory for the transposed planes.</param>
    /// <param name="sums">What is added to.</param>
    public void Add(float* input, float* output, int firstRow, float* transposed, float* sums)
    {
        int rows = Math.Min(_lanes.BandRows, _lanes.Side.PlaneHeight - firstRow);
        if (rows <= 0)
        {
            return;
        }

        // left (rows, positions), transposed (phase, positions, lanes), sums (rows, lanes)
        int positions = rows * _lanes.RowStride;
        int laneStride = _blocks.LaneStride;
        Transpose(_blocks.TransposesOutput ? output : input, positions, transposed);
        float* left = _blocks.TransposesOutput ? input : output;
        foreach (GradientRows block in _blocks.Blocks)
        {
            float* right = transposed + ((nint)block.LanePhase * positions * laneStride);
            for (int lane = 0; lane < laneStride; lane += _tile.Columns)
            {
                int lanes = Math.Min(_tile.Columns, laneStride - lane);
                var tile = new TileOperands(
                    left + block.Offset,
                    block.Stride,
                    1,
                    right + ((nint)lane * positions),
                    lanes,
                    positions,
                    sums + ((nint)block.FirstRow * laneStride) + lane,
                    laneStride,
                    accumulate: true);
                _kernels.Product(tile, _tile.RoundRows(block.Rows), lanes);
            }
        }
    }

    /// <summary>Adds the sums to the gradient of the weights.</summary>
    public void AddTo(float* sums, float* gradient)
    {
        KernelStorage storage = _blocks.TransposesOutput ? _plan.Weights.Reversed : _plan.Weights;
        for (int tap = 0; tap < _plan.Taps.Length; tap++)
        {
            for (int channel = 0; channel < _blocks.Left.Side.Channels; channel++)
            {
                float* values = sums + ((nint)_blocks.RowOf(tap, channel) * _blocks.LaneStride);
                float* square = gradient + ((nint)channel * storage.OutputStride);
                for (int lane = 0; lane < _lanes.Side.Channels; lane++)
                {
                    _plan.Taps[tap].AddTo(values[lane], square, storage.Side);
                    square += storage.InputStride;
                }
            }
        }
    }

    /// <summary>Panels of lanes as wide as a tile, and in them the lanes of each position side by side.</summary>
    private void Transpose(float* planes, int positions, float* transposed)
    {
        int channels = _lanes.Side.Channels;
        for (int phase = 0; phase < _lanes.Side.Phases; phase++)
        {
            for (int lane = 0; lane < channels; lane += _tile.Columns)
            {
                PanelPacking.Pack(
                    planes + ((((nint)phase * channels) + lane) * _lanes.PlaneStride),
                    _lanes.PlaneStride,
                    1,
                    Math.Min(_tile.Columns, channels - lane),
                    Math.Min(_tile.Columns, _blocks.LaneStride - lane),
                    positions,
                    transposed + ((((nint)phase * _blocks.LaneStride) + lane) * positions));
            }
        }
    }
}
