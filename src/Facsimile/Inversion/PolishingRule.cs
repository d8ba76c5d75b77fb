namespace Facsimile.Inversion;

/// <summary>
/// Adam with a rate that falls to 0 evenly, for few steps near a minimum: at a kink it goes from side to side, and so along it.
/// </summary>
/// <param name="objective">What is minimised.</param>
/// <param name="rate">The first rate, as a part of the code's root mean square, or of 1 when that is larger.</param>
/// <param name="steps">The number of steps.</param>
internal sealed class PolishingRule(Objective objective, double rate, int steps) : IStepRule
{
    private readonly AdamStep _adam = new(objective, beta1: 0.9, beta2: 0.99, epsilon: 1e-12);

    /// <inheritdoc/>
    public void Begin() => _adam.Begin();

    /// <inheritdoc/>
    public bool Step(int image, int iteration, ReadOnlySpan<float> gradient, Span<float> code)
    {
        double size = 0;
        for (int i = 0; i < code.Length; i++)
        {
            size += (double)code[i] * code[i] / code.Length;
        }

        double falling = rate * Math.Max(1, Math.Sqrt(size)) * (1 - ((iteration - 1.0) / steps));
        _adam.Take(image, iteration, falling, gradient, code);
        return false;
    }
}
