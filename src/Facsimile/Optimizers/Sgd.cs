using System.Runtime.CompilerServices;
using Facsimile.Layers;
using Facsimile.Numerics;
using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>
/// Stochastic gradient descent, plain or with momentum. With gradient g and value θ: g ← g + λ·θ; b ← μ·b + g;
/// θ ← θ − η·b, or θ ← θ − η·(g + μ·b) in Nesterov's form.
/// </summary>
/// <remarks>
/// Sutskever et al., "On the importance of initialization and momentum in deep learning" (2013), in the form of PyTorch,
/// where the learning rate multiplies the momentum when it is used, not when it is gathered.
/// </remarks>
public sealed record Sgd : Optimizer
{
    /// <summary>μ, how much of the earlier steps each step keeps; from 0 to below 1, default 0 (none).</summary>
    public double Momentum { get; init; }

    /// <summary>Whether to look ahead along the momentum (Nesterov's form); needs a momentum, default no.</summary>
    public bool Nesterov { get; init; }

    /// <summary>λ, the part of each value that is added to its gradient; 0 or more, default 0.</summary>
    public double WeightDecay { get; init; }

    /// <inheritdoc/>
    public override OptimizerState CreateState(Parameter parameter)
        => Momentum > 0 ? OptimizerState.Zeros(parameter, "momentum") : OptimizerState.Zeros(parameter);

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

    /// <summary>For example <c>SGD, learning rate 0.001, Nesterov momentum 0.9, weight decay 0.0001</c>.</summary>
    public override string ToString()
    {
        string momentum = Momentum > 0 ? Invariant($", {(Nesterov ? "Nesterov " : "")}momentum {Momentum}") : "";
        string decay = WeightDecay > 0 ? Invariant($", weight decay {WeightDecay}") : "";
        return Invariant($"SGD, learning rate {LearningRate}{momentum}{decay}");
    }

    /// <inheritdoc/>
    public override void Validate(string path = "optimizer")
    {
        base.Validate(path);
        SettingCheck.KeptPart(Momentum, $"{path}.momentum", 0.9);
        SettingCheck.Require(!Nesterov || Momentum > 0, Momentum, $"{path}.momentum", "above 0 when nesterov is true", 0.9);
        SettingCheck.NotNegative(WeightDecay, $"{path}.weightDecay", 0.0001);
    }

    private Descent StepOf(double learningRate, long stepNumber)
        => new Descent(learningRate, Momentum, Nesterov, WeightDecay);

    // Both forms are θ ← θ − η·(c·g + d·b): c = 0, d = 1 for the usual one and c = 1, d = μ for Nesterov's.
    private readonly struct Descent(double learningRate, double momentum, bool nesterov, double weightDecay) : IElementwiseUpdate
    {
        private readonly float _weightDecay = (float)weightDecay;
        private readonly float _momentum = (float)momentum;
        private readonly float _gradientRate = (float)(nesterov ? -learningRate : 0);
        private readonly float _momentumRate = (float)(nesterov ? -learningRate * momentum : -learningRate);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(TLanes gradient, ref TLanes value, ref TLanes first, ref TLanes second)
            where TLanes : struct, ILanes<TLanes>
        {
            gradient = TLanes.FusedMultiplyAdd(TLanes.Create(_weightDecay), value, gradient);
            first = TLanes.FusedMultiplyAdd(TLanes.Create(_momentum), first, gradient);
            value += TLanes.FusedMultiplyAdd(TLanes.Create(_momentumRate), first, TLanes.Create(_gradientRate) * gradient);
        }
    }
}
