using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// Levenberg-Marquardt: each step p solves (JᵀJ + λ·I)·p = −Jᵀr, where r = D(z) − x and J = ∂D/∂z, by Cholesky, for each image by
/// itself. J comes from forward tangents, one for each number of the code.
/// </summary>
/// <remarks>
/// Levenberg, "A method for the solution of certain non-linear problems in least squares" (1944); Marquardt, "An algorithm for
/// least-squares estimation of nonlinear parameters" (1963); Nocedal and Wright, "Numerical optimization" (2006), section 10.3.
/// λ follows the gain ratio ρ, the fall of the loss over the fall that the linear model foretold (Nielsen, "Damping parameter in
/// Marquardt's method", 1999): λ·max(1/3, 1 − (2ρ − 1)³) after a step that lowers the loss, else λ·2, ·4, ·8, …
/// </remarks>
public sealed record LevenbergMarquardt : InversionMethod
{
    /// <summary>The largest code: 256 numbers.</summary>
    public const int MaximumCodeSize = 256;

    /// <summary>The first λ as a share of the largest diagonal element of JᵀJ; positive, 0.001 by default.</summary>
    public double Damping { get; init; } = 1e-3;

    /// <summary>
    /// The search has converged when a step is shorter than this part of the code's length (or of 1, when that is longer); positive,
    /// 1e-4 by default.
    /// </summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>The most iterations, each a trial step; 50 by default.</summary>
    public int MaximumIterations { get; init; } = 50;

    /// <summary>
    /// The gradient steps made where no step of the method lowers the loss any more, which is mostly at a kink that rectifiers make
    /// and where only one side's derivative is known; 0 for none, 40 by default.
    /// </summary>
    public int PolishingSteps { get; init; } = 40;

    /// <summary>The length of the first of these steps along each axis, as a part of the code's root mean square.</summary>
    public double PolishingRate { get; init; } = 0.003;

    /// <inheritdoc/>
    public override string Name => "Levenberg-Marquardt";

    /// <inheritdoc/>
    internal override bool UsesTangents => true;

    /// <inheritdoc/>
    internal override int MaximumCode => MaximumCodeSize;

    /// <inheritdoc/>
    public override void Validate()
    {
        SettingCheck.Positive(Damping, "damping", 0.001);
        SettingCheck.Positive(Tolerance, "tolerance", 1e-4);
        CheckIterations(MaximumIterations, "maximumIterations");
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context) => new LevenbergMarquardtSolver(context, this);
}
