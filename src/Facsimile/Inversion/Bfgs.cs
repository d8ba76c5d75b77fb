using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// BFGS: a quasi-Newton method that keeps an approximation of the inverse Hessian of each image, with a line search of its own
/// for
/// each image.
/// </summary>
/// <remarks>
/// Nocedal and Wright, "Numerical optimization" (2006), section 6.1; the line search is the bisection of Lewis and Overton,
/// "Nonsmooth optimization via quasi-Newton methods" (2013), which also ends at the kinks that rectifiers make.
/// </remarks>
public sealed record Bfgs : InversionMethod
{
    /// <summary>The largest code: 256 numbers.</summary>
    public const int MaximumCodeSize = 256;

    /// <summary>
    /// The search has converged when a step is shorter than this part of the code's length (or of 1, when that is longer);
    /// positive,
    /// 1e-4 by default.
    /// </summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>The most iterations, each a line search; 100 by default.</summary>
    public int MaximumIterations { get; init; } = 100;

    /// <inheritdoc/>
    public override string Name => "BFGS";

    /// <inheritdoc/>
    internal override int MaximumCode => MaximumCodeSize;

    /// <inheritdoc/>
    internal override long Remembered(int codeSize) => (long)codeSize * codeSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        SettingCheck.Positive(Tolerance, "tolerance", 1e-4);
        CheckIterations(MaximumIterations, "maximumIterations");
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context)
        => new LineSearchSolver(context, new DenseCurvature(context.Objective), Tolerance, MaximumIterations);
}
