using System.Numerics.Tensors;

namespace Facsimile.Data;

/// <summary>
/// Brings pixels to about mean 0 and deviation 1 before a network sees them: (x − mean) / deviation, x in [0, 1]. For MNIST the
/// mean is 0.1307 and the deviation 0.3081.
/// </summary>
public sealed record PixelNormalization
{
    private const double LeastDeviation = 1e-6;

    /// <summary>What is subtracted, 0 to 1.</summary>
    public required double Mean { get; init; }

    /// <summary>What is divided by, 0.000001 to 1.</summary>
    public required double StandardDeviation { get; init; }

    /// <summary>For example <c>mean 0.1307, deviation 0.3081</c>.</summary>
    public override string ToString() => FormattableString.Invariant($"mean {Mean}, deviation {StandardDeviation}");

    /// <summary>Checks the ranges.</summary>
    /// <exception cref="FacsimileException">A number is outside its range; the message names it.</exception>
    internal void Validate()
    {
        if (Mean is not (>= 0 and <= 1))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"data.normalization.mean is {Mean}; pixels lie from 0 to 1, and so must it."));
        }

        if (StandardDeviation is not (>= LeastDeviation and <= 1))
        {
            throw new FacsimileException(FormattableString.Invariant(
                $"data.normalization.standardDeviation is {StandardDeviation}; it must lie from 0.000001 to 1."));
        }
    }

    /// <summary>Normalises pixels in place.</summary>
    internal void Apply(Span<float> pixels)
    {
        TensorPrimitives.Subtract(pixels, (float)Mean, pixels);
        TensorPrimitives.Divide(pixels, (float)StandardDeviation, pixels);
    }
}
