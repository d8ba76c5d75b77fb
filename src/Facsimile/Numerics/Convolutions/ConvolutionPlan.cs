using System.Collections.Immutable;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// What a convolution of images of one size consists of: shifted planes times weights. The same plan is followed forward,
/// backward and for the gradient of the weights.
/// </summary>
internal sealed class ConvolutionPlan
{
    /// <summary>The floats of both sides that a thread's buffers should hold at once, about half a core's second cache.</summary>
    private const int Capacity = 128 * 1024;

    /// <summary>Makes the plan.</summary>
    /// <param name="inputChannels">The channels of the input.</param>
    /// <param name="outputChannels">The channels of the output.</param>
    /// <param name="vertical">What is done along the height.</param>
    /// <param name="horizontal">What is done along the width; it has as many phases.</param>
    /// <param name="weights">How the weights are stored.</param>
    public ConvolutionPlan(
        int inputChannels, int outputChannels, ConvolutionAxis vertical, ConvolutionAxis horizontal, KernelStorage weights)
    {
        Weights = weights;
        Taps =
        [
            .. from row in vertical.Taps
               from column in horizontal.Taps
               select new ShiftedTap(
                   (row.OutputPhase * vertical.OutputPhases) + column.OutputPhase,
                   (row.InputPhase * vertical.InputPhases) + column.InputPhase,
                   row.Shift,
                   column.Shift,
                   row.FirstElement,
                   row.Elements,
                   column.FirstElement,
                   column.Elements),
        ];
        var input = new PlaneSide(inputChannels, vertical.Input, horizontal.Input, vertical.InputPhases);
        var output = new PlaneSide(outputChannels, vertical.Output, horizontal.Output, vertical.OutputPhases);
        int up = Math.Max(0, -Taps.Min(tap => tap.RowShift));
        int down = Math.Max(0, Taps.Max(tap => tap.RowShift));
        int left = Math.Max(0, -Taps.Min(tap => tap.ColumnShift));
        int right = Math.Max(0, Taps.Max(tap => tap.ColumnShift));

        // The zeros behind a row are also those before the next one.
        int stride = Math.Max(input.PlaneWidth + left, output.PlaneWidth + right);
        int lead = (Math.Max(left, right) + 4 + 15) / 16 * 16;
        int height = Math.Max(input.PlaneHeight, output.PlaneHeight);
        Bands = BandsFor(height, up + down, stride * (input.Planes + output.Planes));
        int bandRows = Math.Min(height, RoundToTwo((height + Bands - 1) / Bands));
        Bands = (height + bandRows - 1) / bandRows;
        Input = new PlaneLayout(input, up, down, bandRows, stride, lead);
        Output = new PlaneLayout(output, down, up, bandRows, stride, lead);
    }

    /// <summary>The shifted planes, from input to output.</summary>
    public ImmutableArray<ShiftedTap> Taps { get; }

    /// <summary>How the weights are stored.</summary>
    public KernelStorage Weights { get; }

    /// <summary>The input in a thread's buffer.</summary>
    public PlaneLayout Input { get; }

    /// <summary>The output in a thread's buffer.</summary>
    public PlaneLayout Output { get; }

    /// <summary>The bands of rows, computed one after the other, so that they fit a thread's buffers.</summary>
    public int Bands { get; }

    /// <summary>The multiplications for one image.</summary>
    public long Work
        => (long)Taps.Length * Input.Side.Channels * Output.Side.Channels * Output.Side.PlaneHeight * Output.Side.PlaneWidth;

    private static int BandsFor(int height, int overlap, int floatsOfRow)
    {
        long rows = Math.Max(2, (Capacity / Math.Max(1, floatsOfRow)) - overlap);
        return (int)((height + rows - 1) / rows);
    }

    /// <summary>Bands of an even height: pooling takes rows by twos.</summary>
    private static int RoundToTwo(int rows) => (rows + 1) / 2 * 2;
}
