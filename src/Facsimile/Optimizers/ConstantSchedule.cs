namespace Facsimile.Optimizers;

/// <summary>The same learning rate throughout.</summary>
public sealed record ConstantSchedule : LearningRateSchedule
{
    /// <inheritdoc/>
    public override double FactorAt(long stepsDone, long stepsPerEpoch, long totalSteps) => 1;

    /// <summary>The word <c>constant</c>.</summary>
    public override string ToString() => "constant";
}
