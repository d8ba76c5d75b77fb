using System.Text.Json.Serialization;

namespace Facsimile.Optimizers;

/// <summary>
/// How the learning rate changes while training: a factor of the optimiser's own rate that follows from the number of the
/// step alone, so a resumed run needs no saved state.
/// </summary>
/// <remarks>
/// In JSON the member <c>type</c>, which stands first, says which schedule it is: <c>constant</c>, <c>step</c>,
/// <c>cosine</c> or <c>warmup</c>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(ConstantSchedule), "constant")]
[JsonDerivedType(typeof(StepSchedule), "step")]
[JsonDerivedType(typeof(CosineSchedule), "cosine")]
[JsonDerivedType(typeof(WarmupSchedule), "warmup")]
public abstract record LearningRateSchedule
{
    /// <summary>The factor of the learning rate for one step.</summary>
    /// <param name="stepsDone">How many steps came before this one: 0 for the first.</param>
    /// <param name="stepsPerEpoch">How many steps an epoch has; at least 1.</param>
    /// <param name="totalSteps">How many steps the whole training has.</param>
    public abstract double FactorAt(long stepsDone, long stepsPerEpoch, long totalSteps);

    /// <summary>Checks the settings.</summary>
    /// <param name="path">Where the settings stand in the recipe; messages begin with it.</param>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    public virtual void Validate(string path = "schedule")
    {
    }
}
