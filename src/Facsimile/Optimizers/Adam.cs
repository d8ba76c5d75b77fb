using Facsimile.Layers;
using Facsimile.Numerics;
using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>
/// Adam: each value's step is its averaged gradient divided by the root of its averaged squared gradient, both corrected
/// for their start at zero. The formula stands at <see cref="AdamUpdate"/>.
/// </summary>
/// <remarks>
/// Kingma and Ba, "Adam: a method for stochastic optimization" (2015), algorithm 1. Defaults and the place of ε (added
/// after the bias correction) are those of PyTorch. For weight decay use <see cref="AdamW"/>.
/// </remarks>
public sealed record Adam : Optimizer
{
    /// <summary>β₁, how much of the averaged gradient each step keeps; from 0 to below 1, default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, how much of the averaged squared gradient each step keeps; from 0 to below 1, default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, which keeps the divisor away from zero; positive, default 10⁻⁸.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <inheritdoc/>
    public override OptimizerState CreateState(Parameter parameter) => OptimizerState.Zeros(parameter, "mean", "meanSquare");

    /// <inheritdoc/>
    public override void Update(
        IReadOnlyList<Parameter> parameters,
        IReadOnlyList<float[]> gradients,
        IReadOnlyList<OptimizerState> states,
        double learningRate,
        long stepNumber,
        WorkerPool workers)
        => ElementwiseUpdate.Run(StepOf(learningRate, stepNumber), parameters, gradients, states, stepNumber, workers);

    /// <inheritdoc/>
    internal override FusedUpdate Fuse(IReadOnlyList<Parameter> parameters, IReadOnlyList<OptimizerState> states)
        => ElementwiseUpdate.Fuse(StepOf, parameters, states);

    /// <summary>For example <c>Adam, learning rate 0.001, β₁ 0.9, β₂ 0.999, ε 1e-8</c>.</summary>
    public override string ToString()
        => Invariant($"Adam, learning rate {LearningRate}, β₁ {Beta1}, β₂ {Beta2}, ε {Epsilon:0.###e+0}");

    /// <inheritdoc/>
    public override void Validate(string path = "optimizer")
    {
        base.Validate(path);
        AdamUpdate.Validate(path, Beta1, Beta2, Epsilon);
    }

    private AdamUpdate StepOf(double learningRate, long stepNumber)
        => new AdamUpdate(learningRate, Beta1, Beta2, Epsilon, decay: 1, stepNumber);
}
