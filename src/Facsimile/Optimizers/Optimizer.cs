using Facsimile.Layers;
using Facsimile.Numerics;

namespace Facsimile.Optimizers;

/// <summary>
/// An optimisation method and its settings. It is immutable: what it remembers about a parameter (momentum, running
/// averages) stands in arrays that <see cref="CreateState"/> makes and the caller keeps.
/// </summary>
public abstract record Optimizer
{
    /// <summary>The learning rate before any schedule; positive.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>The arrays that this method keeps for one parameter, zero at the start.</summary>
    public abstract OptimizerState CreateState(Parameter parameter);

    /// <summary>Changes the parameter's values by one step.</summary>
    /// <param name="parameter">The parameter.</param>
    /// <param name="gradient">Its gradient, of the same length.</param>
    /// <param name="state">What <see cref="CreateState"/> made for it.</param>
    /// <param name="learningRate">The learning rate of this step, after the schedule.</param>
    /// <param name="stepNumber">The number of this step, from 1.</param>
    /// <param name="workers">The threads to share the work.</param>
    public abstract void Update(
        Parameter parameter,
        ReadOnlySpan<float> gradient,
        OptimizerState state,
        double learningRate,
        long stepNumber,
        WorkerPool workers);

    /// <summary>Checks the settings.</summary>
    /// <exception cref="FacsimileException">A setting is outside its range; the message names it.</exception>
    public virtual void Validate()
    {
        if (LearningRate is not (> 0 and < double.PositiveInfinity))
        {
            throw new FacsimileException($"optimizer.learningRate is {LearningRate}; it must be a positive number, for example 0.001.");
        }
    }
}
