using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>
/// Raises the learning rate in a straight line from a fraction s of it to its full value, s + (1 − s)·step / warm-up steps,
/// as <c>LinearLR</c> of PyTorch stepped after every batch; then another schedule runs over the steps that are left.
/// </summary>
public sealed record WarmupSchedule : LearningRateSchedule
{
    /// <summary>How long the rise takes; above 0, parts of an epoch are allowed, default 1.</summary>
    public double Epochs { get; init; } = 1;

    /// <summary>s, the part of the learning rate that the first step has; above 0 and at most 1, default 0.1.</summary>
    public double StartFraction { get; init; } = 0.1;

    /// <summary>The schedule after the warm-up, which counts its steps and epochs from there; by default constant.</summary>
    public LearningRateSchedule Then { get; init; } = new ConstantSchedule();

    /// <inheritdoc/>
    public override double FactorAt(long stepsDone, long stepsPerEpoch, long totalSteps)
    {
        long warmupSteps = Math.Max(1, (long)Math.Round(Epochs * stepsPerEpoch));
        return stepsDone < warmupSteps
            ? StartFraction + ((1 - StartFraction) * stepsDone / warmupSteps)
            : Then.FactorAt(stepsDone - warmupSteps, stepsPerEpoch, totalSteps - warmupSteps);
    }

    /// <summary>For example <c>warm-up from 0.1 of the learning rate over 2 epochs, then cosine to 0</c>.</summary>
    public override string ToString() => Invariant(
        $"warm-up from {StartFraction} of the learning rate over {Epochs} {(Epochs == 1 ? "epoch" : "epochs")}, then {Then}");

    /// <inheritdoc/>
    public override void Validate(string path = "schedule")
    {
        SettingCheck.Require(Epochs is > 0 and < 1e6, Epochs, $"{path}.epochs", "above 0 and below a million", 1);
        SettingCheck.Require(StartFraction is > 0 and <= 1, StartFraction, $"{path}.startFraction", "above 0 and at most 1", 0.1);
        if (Then is null)
        {
            throw new FacsimileException($"{path}.then is null; it must be a schedule, for example {{\"type\": \"constant\"}}.");
        }

        Then.Validate($"{path}.then");
    }
}
