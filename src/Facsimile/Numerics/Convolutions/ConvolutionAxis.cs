using System.Collections.Immutable;

namespace Facsimile.Numerics.Convolutions;

/// <summary>
/// What a convolution does along one axis of the image. Strides are taken out of it by phases: of an axis that is run through
/// in strides of n, every n-th position belongs to one phase, and from phase to phase the stride is 1.
/// </summary>
/// <param name="Input">The length of the input.</param>
/// <param name="Output">The length of the output.</param>
/// <param name="InputPhases">The phases of the input.</param>
/// <param name="OutputPhases">The phases of the output.</param>
/// <param name="Taps">Which phase takes what from which.</param>
internal sealed record ConvolutionAxis(
    int Input, int Output, int InputPhases, int OutputPhases, ImmutableArray<AxisTap> Taps)
{
    /// <summary>Output i is Σₖ wₖ · input(i·stride + k − padding).</summary>
    public static ConvolutionAxis Strided(int input, int output, int kernel, int stride, int padding) => new(
        input,
        output,
        stride,
        1,
        [.. Enumerable.Range(0, kernel).Select(k =>
            new AxisTap(0, Remainder(k - padding, stride), Quotient(k - padding, stride), k, 1))]);

    /// <summary>The transposed convolution: input i is added, times wₖ, to output i·stride + k − padding.</summary>
    public static ConvolutionAxis Transposed(int input, int output, int kernel, int stride, int padding) => new(
        input,
        output,
        1,
        stride,
        [.. Enumerable.Range(0, kernel).Select(k =>
            new AxisTap(Remainder(k - padding, stride), 0, -Quotient(k - padding, stride), k, 1))]);

    /// <summary>
    /// Output i is Σₖ wₖ · enlarged(i + k − padding), where enlarged(j) = input(j / scale): neighbouring k often take the same
    /// input, so that their weights can be added first.
    /// </summary>
    public static ConvolutionAxis Enlarged(int input, int output, int kernel, int scale, int padding) => new(
        input,
        output,
        1,
        scale,
        [
            .. from phase in Enumerable.Range(0, scale)
               from taps in Enumerable.Range(0, kernel).GroupBy(k => Quotient(phase + k - padding, scale))
               select new AxisTap(phase, 0, taps.Key, taps.First(), taps.Count()),
        ]);

    private static int Quotient(int value, int divisor) => (int)Math.Floor((double)value / divisor);

    private static int Remainder(int value, int divisor) => value - (Quotient(value, divisor) * divisor);
}
