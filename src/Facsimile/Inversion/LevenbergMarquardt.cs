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

    /// <summary>The polishing steps with which the best of several starts is refined as far as floats can tell: 100.</summary>
    public const int ThoroughPolishing = 100;

    /// <summary>The first λ as a share of the largest diagonal element of JᵀJ; positive, 0.001 by default.</summary>
    public double Damping { get; init; } = 1e-3;

    /// <summary>
    /// The search is over when a step is shorter than this part of the code's length (or of 1, when that is longer); positive,
    /// 1e-6 by default. It has converged where the step would be short without damping too.
    /// </summary>
    public double Tolerance { get; init; } = 1e-6;

    /// <summary>The most iterations, each a trial step; 50 by default.</summary>
    public int MaximumIterations { get; init; } = 50;

    /// <summary>
    /// The gradient steps (Adam with a rate that falls to 0) that refine the best code of an image whose search has not converged:
    /// most end at a kink that rectifiers make, where J knows one side alone, and there Adam goes on, to and fro and so along it. 0
    /// to a million, 50 by default.
    /// </summary>
    public int PolishingSteps { get; init; } = 50;

    /// <summary>
    /// The first rate of these steps, as a part of the code's root mean square (or of 1, when that is larger); positive, 0.003 by
    /// default.
    /// </summary>
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
        SettingCheck.Positive(Tolerance, "tolerance", 1e-6);
        CheckIterations(MaximumIterations, "maximumIterations");
        SettingCheck.Require(
            PolishingSteps is >= 0 and <= 1_000_000, PolishingSteps, "polishingSteps", "0 to 1000000", 50);
        SettingCheck.Positive(PolishingRate, "polishingRate", 0.003);
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context) => new LevenbergMarquardtSolver(context, this);
}
