using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// The fixed-point map u ← E(x) − E(D(u)) + u with the encoder E: where it converges, E sees no difference between D(u) and x. It
/// does not minimise the loss, which may rise; the code is the last one.
/// </summary>
/// <remarks>
/// It converges only where the map contracts. The estimate is the ratio of the lengths of the last two steps: below 1 they
/// shrink.
/// A step a thousand times as long as the first, or a code that is no number, means that it diverges.
/// </remarks>
public sealed record FixedPoint : InversionMethod
{
    /// <summary>The length of a step from which on it has converged; positive, 1e-4 by default.</summary>
    public double Tolerance { get; init; } = 1e-4;

    /// <summary>The most iterations, after which it did not converge; 100 by default.</summary>
    public int MaximumIterations { get; init; } = 100;

    /// <inheritdoc/>
    public override string Name => "fixed point";

    /// <inheritdoc/>
    public override bool Descends => false;

    /// <inheritdoc/>
    internal override bool NeedsWholeImages => true;

    /// <inheritdoc/>
    public override void Validate()
    {
        SettingCheck.Positive(Tolerance, "tolerance", 1e-4);
        CheckIterations(MaximumIterations, "maximumIterations");
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context) => new FixedPointSolver(context, this);
}
