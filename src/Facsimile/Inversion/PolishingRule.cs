namespace Facsimile.Inversion;

/// <summary>
/// Adam with a rate that falls to 0 evenly, for few steps near a minimum: at a kink it goes from side to side, and so along it.
/// </summary>
/// <param name="objective">What is minimised.</param>
/// <param name="rate">The first rate, as a part of the code's root mean square, or of 1 when that is larger.</param>
/// <param name="steps">The number of steps.</param>
internal sealed class PolishingRule(Objective objective, double rate, int steps) : IStepRule
{
    private const double Beta1 = 0.9;
    private const double Beta2 = 0.99;

    private readonly double[] _means = new double[objective.Capacity * objective.CodeSize];
    private readonly double[] _squares = new double[objective.Capacity * objective.CodeSize];

    /// <inheritdoc/>
    public void Begin()
    {
        Array.Clear(_means);
        Array.Clear(_squares);
    }

    /// <inheritdoc/>
    public bool Step(int image, int iteration, ReadOnlySpan<float> gradient, Span<float> code)
    {
        double size = 0;
        for (int i = 0; i < code.Length; i++)
        {
            size += (double)code[i] * code[i] / code.Length;
        }

        double ofMean = 1 - Math.Pow(Beta1, iteration);
        double ofSquare = 1 - Math.Pow(Beta2, iteration);
        double factor = rate * Math.Max(1, Math.Sqrt(size)) * (1 - ((iteration - 1.0) / steps));
        Span<double> means = _means.AsSpan(image * code.Length, code.Length);
        Span<double> squares = _squares.AsSpan(image * code.Length, code.Length);
        for (int i = 0; i < code.Length; i++)
        {
            double g = gradient[i];
            means[i] += (1 - Beta1) * (g - means[i]);
            squares[i] += (1 - Beta2) * ((g * g) - squares[i]);
            code[i] -= (float)(factor * means[i] / ofMean / (Math.Sqrt(squares[i] / ofSquare) + 1e-12));
        }

        return false;
    }
}
