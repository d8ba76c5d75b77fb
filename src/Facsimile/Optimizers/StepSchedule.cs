using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>Multiplies the learning rate by γ after every n epochs: γ^⌊epoch / n⌋, as <c>StepLR</c> of PyTorch.</summary>
public sealed record StepSchedule : LearningRateSchedule
{
    /// <summary>n, the number of epochs between two changes; at least 1, default 10.</summary>
    public int EveryEpochs { get; init; } = 10;

    /// <summary>γ, the factor of each change; above 0 and at most 1, default 0.1.</summary>
    public double Gamma { get; init; } = 0.1;

    /// <inheritdoc/>
    public override double FactorAt(long stepsDone, long stepsPerEpoch, long totalSteps)
        => Math.Pow(Gamma, stepsDone / stepsPerEpoch / EveryEpochs);

    /// <summary>For example <c>times 0.1 after every 10 epochs</c>.</summary>
    public override string ToString()
        => Invariant($"times {Gamma} after every {(EveryEpochs == 1 ? "epoch" : $"{EveryEpochs} epochs")}");

    /// <inheritdoc/>
    public override void Validate(string path = "schedule")
    {
        SettingCheck.Require(EveryEpochs >= 1, EveryEpochs, $"{path}.everyEpochs", "at least 1", 10);
        SettingCheck.Require(Gamma is > 0 and <= 1, Gamma, $"{path}.gamma", "above 0 and at most 1", 0.1);
    }
}
