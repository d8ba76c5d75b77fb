using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// L-BFGS: BFGS by the last few steps of each image alone, for codes of any size, with a line search of its own for each image.
/// </summary>
/// <remarks>
/// Nocedal and Wright, "Numerical optimization" (2006), algorithm 7.4; the line search is that of <see cref="Bfgs"/>.
/// </remarks>
public sealed record Lbfgs : InversionMethod
{
    /// <summary>How many steps are remembered, 1 to 100; 10 by default.</summary>
    public int History { get; init; } = 10;

    /// <summary>
    /// The search has converged when a step is shorter than this part of the code's length (or of 1, when that is longer);
    /// positive,
    /// 1e-4 by default.
    /// </summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>The most iterations, each a line search; 100 by default.</summary>
    public int MaximumIterations { get; init; } = 100;

    /// <inheritdoc/>
    public override string Name => "L-BFGS";

    /// <inheritdoc/>
    internal override long Remembered(int codeSize) => 2L * History * codeSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        SettingCheck.Require(History is >= 1 and <= 100, History, "history", "1 to 100", 10);
        SettingCheck.Positive(Tolerance, "tolerance", 1e-4);
        CheckIterations(MaximumIterations, "maximumIterations");
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context)
        => new LineSearchSolver(context, new RecentCurvature(context.Objective, History), Tolerance, MaximumIterations);
}
