using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// z ← z − τ·∂L/∂z with a fixed step τ, until a step is no longer than the tolerance. The best code met is kept.
/// </summary>
public sealed record GradientDescent : InversionMethod
{
    /// <summary>τ, positive; 0.001 by default.</summary>
    public double StepSize { get; init; } = 1e-3;

    /// <summary>The length ‖τ·∂L/∂z‖ from which on it has converged; 0 or more, 1e-4 by default.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>The most iterations, after which it did not converge; 1,000 by default.</summary>
    public int MaximumIterations { get; init; } = 1000;

    /// <inheritdoc/>
    public override string Name => "gradient descent";

    /// <inheritdoc/>
    public override void Validate()
    {
        SettingCheck.Positive(StepSize, "stepSize", 0.001);
        SettingCheck.NotNegative(Tolerance, "tolerance", 1e-4);
        CheckIterations(MaximumIterations, "maximumIterations");
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context)
        => new FirstOrderSolver(context, new Rule(this), MaximumIterations, InversionOutcome.MaximumReached);

    private sealed class Rule(GradientDescent method) : IStepRule
    {
        public void Begin()
        {
        }

        public bool Step(int image, int iteration, ReadOnlySpan<float> gradient, Span<float> code)
        {
            double squares = 0;
            for (int i = 0; i < code.Length; i++)
            {
                double step = method.StepSize * gradient[i];
                squares += step * step;
                code[i] -= (float)step;
            }

            return Math.Sqrt(squares) <= method.Tolerance;
        }
    }
}
