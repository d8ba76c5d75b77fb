using System.Text.Json.Serialization;
using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Optimizers;

/// <summary>
/// An optimisation method and its settings. It is immutable: what it remembers about a parameter (momentum, running
/// averages) stands in arrays that <see cref="CreateState"/> makes and the caller keeps.
/// </summary>
/// <remarks>
/// In JSON the member <c>type</c>, which stands first, says which method it is: <c>sgd</c>, <c>adam</c>, <c>adamw</c>,
/// <c>rmsprop</c> or <c>adafactor</c>.
/// </remarks>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(Sgd), "sgd")]
[JsonDerivedType(typeof(Adam), "adam")]
[JsonDerivedType(typeof(AdamW), "adamw")]
[JsonDerivedType(typeof(RmsProp), "rmsprop")]
[JsonDerivedType(typeof(Adafactor), "adafactor")]
public abstract record Optimizer
{
    /// <summary>The learning rate before any schedule; positive. Default 0.001, and 0.01 for <see cref="RmsProp"/>.</summary>
    [JsonPropertyOrder(-1)]
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The arrays that this method keeps for one parameter, zero at the start; none when it remembers nothing.</summary>
    public abstract OptimizerState CreateState(Parameter parameter);

    /// <summary>Changes all values of the parameters by one step; allocates nothing.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="gradients">The gradient of each, of the same length.</param>
    /// <param name="states">What <see cref="CreateState"/> made for each.</param>
    /// <param name="learningRate">The learning rate of this step, after the schedule.</param>
    /// <param name="stepNumber">The number of this step, from 1.</param>
    /// <param name="workers">The threads to share the work; their number does not change the result.</param>
    /// <exception cref="ArgumentException">
    /// A gradient or a state does not fit its parameter, or the step number is below 1.
    /// </exception>
    public abstract void Update(
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<float[]> gradients,
        IReadOnlyList<OptimizerState> states,
        double learningRate,
        long stepNumber,
        WorkerPool workers);

    /// <summary>
    /// Steps pieces of the parameters while their gradients are computed; null when the method must see a whole gradient.
    /// </summary>
    internal virtual FusedUpdate? Fuse(IReadOnlyList<Parameter> parameters, IReadOnlyList<OptimizerState> states) => null;

    /// <summary>Checks the settings.</summary>
    /// <param name="path">Where the settings stand in the recipe; messages begin with it.</param>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    public virtual void Validate(string path = "optimizer")
        => SettingCheck.Positive(LearningRate, $"{path}.learningRate", 0.001);
}
