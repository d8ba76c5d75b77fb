using System.Runtime.CompilerServices;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// What a convolution needs to be run, sized once for the largest batch: packed weights, the places of pooled values, and the
/// sums of gradients.
/// </summary>
internal sealed unsafe class ConvolutionMemory
{
    /// <summary>The most parts that a batch is cut into for the gradient of the weights, each with sums of its own.</summary>
    private const int MaximumParts = 32;

    /// <summary>The most floats that the sums of all parts take.</summary>
    private const int MaximumSums = 1 << 25;

    private readonly byte[] _places = [];
    private readonly AlignedFloats? _sums;

    /// <summary>Prepares a convolution.</summary>
    /// <param name="plan">What it consists of.</param>
    /// <param name="pools">Whether 2×2 squares of its output are pooled at once; the output then has one phase.</param>
    /// <param name="batchSize">The most images of a batch.</param>
    /// <param name="training">Whether gradients are wanted.</param>
    /// <param name="inputGradient">Whether that of the input alone is wanted; not of a convolution that pools.</param>
    /// <param name="kernels">The inner loops; null for the best that this machine has.</param>
    public ConvolutionMemory(
        ConvolutionPlan plan,
        bool pools,
        int batchSize,
        bool training,
        bool inputGradient = false,
        ConvolutionKernels? kernels = null)
    {
        kernels ??= ConvolutionKernels.Best;
        Plan = plan;
        Kernels = kernels;
        Pools = pools;
        Forward = new ShiftedProduct(plan.Taps, plan.Output.Side, plan.Input, kernels);
        PlaneStride = kernels.Tile.RoundColumns(plan.Input.BandRows * plan.Input.RowStride) | 16;
        int computed = (Forward.Rows * PlaneStride) + 64;
        BufferSize = checked(plan.Input.Size + computed);
        if (!training && !inputGradient)
        {
            return;
        }

        Backward = new ShiftedProduct([.. plan.Taps.Select(tap => tap.Reversed)], plan.Input.Side, plan.Output, kernels);
        if (!training)
        {
            BufferSize = Math.Max(BufferSize, checked(plan.Output.Size + (Backward.Rows * PlaneStride) + 64));
            return;
        }

        Gradient = new WeightGradient(plan, kernels);
        SumsOfPart = checked(Gradient.Size + plan.Output.Side.Channels + 15) / 16 * 16;
        _sums = new AlignedFloats(checked(Parts(batchSize) * SumsOfPart));
        computed = Math.Max(Gradient.TransposedSize, (Backward.Rows * PlaneStride) + 64);
        BufferSize = Math.Max(BufferSize, checked(plan.Input.Size + plan.Output.Size + computed));
        if (pools)
        {
            int stride = PooledRows.StrideOf(plan.Output.Side.Width / 2);
            PlacesOfImage = plan.Output.Side.Channels * (plan.Output.Side.Height / 2) * stride;
            _places = GC.AllocateArray<byte>(checked(batchSize * PlacesOfImage), pinned: true);
            Places = (byte*)Unsafe.AsPointer(ref _places[0]);
        }
    }

    /// <summary>What the convolution consists of.</summary>
    public ConvolutionPlan Plan { get; }

    /// <summary>The inner loops.</summary>
    public ConvolutionKernels Kernels { get; }

    /// <summary>Whether 2×2 squares of the output are pooled at once.</summary>
    public bool Pools { get; }

    /// <summary>From input to output.</summary>
    public ShiftedProduct Forward { get; }

    /// <summary>From the output's gradient to that of the input; null when no gradient is wanted.</summary>
    public ShiftedProduct? Backward { get; }

    /// <summary>The gradient of the weights; null when not training.</summary>
    public WeightGradient? Gradient { get; }

    /// <summary>The floats that a thread's buffer must have.</summary>
    public int BufferSize { get; }

    /// <summary>The distance between computed planes.</summary>
    public int PlaneStride { get; }

    /// <summary>Which values were the largest of their squares; null when there is no pooling or no training.</summary>
    public byte* Places { get; }

    /// <summary>The bytes of <see cref="Places"/> for one image.</summary>
    public int PlacesOfImage { get; }

    /// <summary>The floats of one part's sums: those of the weights, then those of the biases.</summary>
    public int SumsOfPart { get; }

    /// <summary>The sums, part by part.</summary>
    public float* Sums => _sums!.Pointer;

    /// <summary>
    /// How many parts a batch is cut into for the gradient of the weights. It depends on nothing else, so that the sums of the
    /// parts, which are added in order, are the same for any number of threads.
    /// </summary>
    public int Parts(int images) => Math.Clamp(Math.Min(images, MaximumSums / SumsOfPart), 1, MaximumParts);
}
