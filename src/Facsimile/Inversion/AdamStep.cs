namespace Facsimile.Inversion;

/// <summary>
/// A step of Adam for each code, and what it remembers of the steps before: with the gradient g, m ← β₁·m + (1 − β₁)·g,
/// v ← β₂·v + (1 − β₂)·g², z ← z − η·m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ).
/// </summary>
internal sealed class AdamStep(Objective objective, double beta1, double beta2, double epsilon)
{
    private readonly double[] _means = new double[objective.Capacity * objective.CodeSize];
    private readonly double[] _squares = new double[objective.Capacity * objective.CodeSize];

    /// <summary>Forgets what was kept of earlier images.</summary>
    public void Begin()
    {
        Array.Clear(_means);
        Array.Clear(_squares);
    }

    /// <summary>Changes a code.</summary>
    /// <param name="image">The image.</param>
    /// <param name="iteration">t, from 1.</param>
    /// <param name="rate">η.</param>
    /// <param name="gradient">g.</param>
    /// <param name="code">z.</param>
    public void Take(int image, int iteration, double rate, ReadOnlySpan<float> gradient, Span<float> code)
    {
        double ofMean = 1 - Math.Pow(beta1, iteration);
        double ofSquare = 1 - Math.Pow(beta2, iteration);
        Span<double> means = _means.AsSpan(image * code.Length, code.Length);
        Span<double> squares = _squares.AsSpan(image * code.Length, code.Length);
        for (int i = 0; i < code.Length; i++)
        {
            double g = gradient[i];
            means[i] += (1 - beta1) * (g - means[i]);
            squares[i] += (1 - beta2) * ((g * g) - squares[i]);
            double root = Math.Sqrt(squares[i] / ofSquare) + epsilon;
            code[i] -= (float)(rate * means[i] / ofMean / root);
        }
    }
}
