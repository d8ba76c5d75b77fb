using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015) on the code of each image: with the gradient g,
/// m ← β₁·m + (1 − β₁)·g, v ← β₂·v + (1 − β₂)·g², z ← z − η·m̂ / (√v̂ + ε), where m̂ = m / (1 − β₁ᵗ) and v̂ = v / (1 − β₂ᵗ). The
/// best
/// code met is kept.
/// </summary>
public sealed record AdamDescent : InversionMethod
{
    /// <summary>η, positive; 0.01 by default.</summary>
    public double LearningRate { get; init; } = 0.01;

    /// <summary>β₁, from 0 to below 1; 0.9 by default.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, from 0 to below 1; 0.999 by default.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, positive; 1e-8 by default.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>The iterations, all of which are made; 500 by default.</summary>
    public int Iterations { get; init; } = 500;

    /// <inheritdoc/>
    public override string Name => "Adam";

    /// <inheritdoc/>
    public override void Validate()
    {
        SettingCheck.Positive(LearningRate, "learningRate", 0.01);
        SettingCheck.KeptPart(Beta1, "beta1", 0.9);
        SettingCheck.KeptPart(Beta2, "beta2", 0.999);
        SettingCheck.Positive(Epsilon, "epsilon", 1e-8);
        CheckIterations(Iterations, "iterations");
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context)
        => new FirstOrderSolver(context, new Rule(this, context.Objective), Iterations, InversionOutcome.Completed);

    private sealed class Rule(AdamDescent method, Objective objective) : IStepRule
    {
        private readonly double[] _means = new double[objective.Capacity * objective.CodeSize];
        private readonly double[] _squares = new double[objective.Capacity * objective.CodeSize];

        public void Begin()
        {
            Array.Clear(_means);
            Array.Clear(_squares);
        }

        public bool Step(int image, int iteration, ReadOnlySpan<float> gradient, Span<float> code)
        {
            double ofMean = 1 - Math.Pow(method.Beta1, iteration);
            double ofSquare = 1 - Math.Pow(method.Beta2, iteration);
            Span<double> means = _means.AsSpan(image * code.Length, code.Length);
            Span<double> squares = _squares.AsSpan(image * code.Length, code.Length);
            for (int i = 0; i < code.Length; i++)
            {
                double g = gradient[i];
                means[i] += (1 - method.Beta1) * (g - means[i]);
                squares[i] += (1 - method.Beta2) * ((g * g) - squares[i]);
                double root = Math.Sqrt(squares[i] / ofSquare) + method.Epsilon;
                code[i] -= (float)(method.LearningRate * means[i] / ofMean / root);
            }

            return false;
        }
    }
}
