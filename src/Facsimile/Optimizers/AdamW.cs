using Facsimile.Layers;
using Facsimile.Numerics;
using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>
/// Adam with decoupled weight decay: before each Adam step every value is multiplied by 1 − η·λ, so that the decay is not
/// divided by the running averages. The formula stands at <see cref="AdamUpdate"/>.
/// </summary>
/// <remarks>
/// Loshchilov and Hutter, "Decoupled weight decay regularization" (2019), algorithm 2. Defaults are those of PyTorch;
/// as there, biases decay too.
/// </remarks>
public sealed record AdamW : Optimizer
{
    /// <summary>β₁, how much of the averaged gradient each step keeps; from 0 to below 1, default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>β₂, how much of the averaged squared gradient each step keeps; from 0 to below 1, default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>ε, which keeps the divisor away from zero; positive, default 10⁻⁸.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>λ, the decay for a learning rate of 1; 0 or more, default 0.01.</summary>
    public double WeightDecay { get; init; } = 0.01;

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

    /// <summary>For example <c>AdamW, learning rate 0.001, weight decay 0.01, β₁ 0.9, β₂ 0.999, ε 1e-8</c>.</summary>
    public override string ToString() => Invariant(
        $"AdamW, learning rate {LearningRate}, weight decay {WeightDecay}, β₁ {Beta1}, β₂ {Beta2}, ε {Epsilon:0.###e+0}");

    /// <inheritdoc/>
    public override void Validate(string path = "optimizer")
    {
        base.Validate(path);
        AdamUpdate.Validate(path, Beta1, Beta2, Epsilon);
        SettingCheck.NotNegative(WeightDecay, $"{path}.weightDecay", 0.01);
    }

    private AdamUpdate StepOf(double learningRate, long stepNumber)
        => new AdamUpdate(learningRate, Beta1, Beta2, Epsilon, decay: 1 - (learningRate * WeightDecay), stepNumber);
}
