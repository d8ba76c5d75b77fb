namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// A part of a convolution: the result plane of one phase takes the source plane of another one, shifted and times a weight for
/// each pair of channels, which is the sum of a rectangle of the kernel.
/// </summary>
/// <param name="ResultPhase">The phase of the result.</param>
/// <param name="SourcePhase">The phase of the source.</param>
/// <param name="RowShift">Row y of the result takes row y + shift of the source.</param>
/// <param name="ColumnShift">Column x of the result takes column x + shift of the source.</param>
/// <param name="FirstRow">The first row of the kernel's rectangle.</param>
/// <param name="Rows">The rows of the kernel's rectangle.</param>
/// <param name="FirstColumn">The first column of the kernel's rectangle.</param>
/// <param name="Columns">The columns of the kernel's rectangle.</param>
internal readonly unsafe record struct ShiftedTap(
    int ResultPhase,
    int SourcePhase,
    int RowShift,
    int ColumnShift,
    int FirstRow,
    int Rows,
    int FirstColumn,
    int Columns)
{
    /// <summary>The same for the way back, from the gradient of the result to that of the source.</summary>
    public ShiftedTap Reversed => this with
    {
        ResultPhase = SourcePhase,
        SourcePhase = ResultPhase,
        RowShift = -RowShift,
        ColumnShift = -ColumnShift,
    };

    /// <summary>The weight between two channels: the sum of the rectangle of their kernel.</summary>
    /// <param name="square">The kernel, side × side.</param>
    /// <param name="side">Its side.</param>
    public float Sum(float* square, int side)
    {
        float sum = 0;
        for (int row = FirstRow; row < FirstRow + Rows; row++)
        {
            for (int column = FirstColumn; column < FirstColumn + Columns; column++)
            {
                sum += square[(row * side) + column];
            }
        }

        return sum;
    }

    /// <summary>Adds the gradient of that weight to the gradient of each that it is the sum of.</summary>
    /// <param name="gradient">The gradient of the weight.</param>
    /// <param name="square">The gradient of the kernel, side × side.</param>
    /// <param name="side">Its side.</param>
    public void AddTo(float gradient, float* square, int side)
    {
        for (int row = FirstRow; row < FirstRow + Rows; row++)
        {
            for (int column = FirstColumn; column < FirstColumn + Columns; column++)
            {
                square[(row * side) + column] += gradient;
            }
        }
    }
}
