using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>
/// Lets the learning rate fall along half a cosine, slowly at both ends, from its full value to a fraction f of it:
/// f + (1 − f)·(1 + cos(π·step / steps)) / 2.
/// </summary>
/// <remarks>
/// Loshchilov and Hutter, "SGDR: stochastic gradient descent with warm restarts" (2017), without restarts;
/// <c>CosineAnnealingLR</c> of PyTorch stepped after every batch. Steps beyond the last keep the final fraction.
/// </remarks>
public sealed record CosineSchedule : LearningRateSchedule
{
    /// <summary>f, what is left of the learning rate at the end; from 0 to 1, default 0.</summary>
    public double FinalFraction { get; init; }

    /// <inheritdoc/>
    public override double FactorAt(long stepsDone, long stepsPerEpoch, long totalSteps)
    {
        double progress = Math.Min(1, (double)stepsDone / Math.Max(1, totalSteps));
        return FinalFraction + ((1 - FinalFraction) * (1 + Math.Cos(Math.PI * progress)) / 2);
    }

    /// <summary>For example <c>cosine to 0</c>, or <c>cosine to 0.01 of the learning rate</c>.</summary>
    public override string ToString()
        => FinalFraction > 0 ? Invariant($"cosine to {FinalFraction} of the learning rate") : "cosine to 0";

    /// <inheritdoc/>
    public override void Validate(string path = "schedule")
        => SettingCheck.Require(FinalFraction is >= 0 and <= 1, FinalFraction, $"{path}.finalFraction", "from 0 to 1", 0.01);
}
