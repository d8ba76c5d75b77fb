using System.Runtime.CompilerServices;
using Facsimile.Layers;
using Facsimile.Numerics;
using static System.FormattableString;

namespace Facsimile.Optimizers;

/// <summary>
/// RMSprop: each value's gradient is divided by the root of its averaged square. With gradient g and value θ:
/// v ← α·v + (1 − α)·g²; b ← μ·b + g / (√v + ε); θ ← θ − η·b.
/// </summary>
/// <remarks>
/// Tieleman and Hinton, "Lecture 6.5: rmsprop" (2012). Defaults, the place of ε outside the root and the learning rate of
/// 0.01 are those of PyTorch.
/// </remarks>
public sealed record RmsProp : Optimizer
{
    /// <summary>The default settings.</summary>
    public RmsProp() => LearningRate = 0.01;

    /// <summary>α, how much of the averaged squared gradient each step keeps; from 0 to below 1, default 0.99.</summary>
    public double Alpha { get; init; } = 0.99;

    /// <summary>ε, which keeps the divisor away from zero; positive, default 10⁻⁸.</summary>
    public double Epsilon { get; init; } = 1e-8;

    /// <summary>μ, how much of the earlier steps each step keeps; from 0 to below 1, default 0 (none).</summary>
    public double Momentum { get; init; }

    /// <inheritdoc/>
    public override OptimizerState CreateState(Parameter parameter)
        => Momentum > 0
            ? OptimizerState.Zeros(parameter, "meanSquare", "momentum")
            : OptimizerState.Zeros(parameter, "meanSquare");

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

    /// <summary>For example <c>RMSprop, learning rate 0.01, momentum 0.9, α 0.99, ε 1e-8</c>.</summary>
    public override string ToString()
    {
        string momentum = Momentum > 0 ? Invariant($", momentum {Momentum}") : "";
        return Invariant($"RMSprop, learning rate {LearningRate}{momentum}, α {Alpha}, ε {Epsilon:0.###e+0}");
    }

    /// <inheritdoc/>
    public override void Validate(string path = "optimizer")
    {
        base.Validate(path);
        SettingCheck.KeptPart(Alpha, $"{path}.alpha", 0.99);
        SettingCheck.Positive(Epsilon, $"{path}.epsilon", 1e-8);
        SettingCheck.KeptPart(Momentum, $"{path}.momentum", 0.9);
    }

    private RootMeanSquareStep StepOf(double learningRate, long stepNumber)
        => new RootMeanSquareStep(learningRate, Alpha, Epsilon, Momentum);

    private readonly struct RootMeanSquareStep(double learningRate, double alpha, double epsilon, double momentum)
        : IElementwiseUpdate
    {
        private readonly float _rate = (float)-learningRate;
        private readonly float _alpha = (float)alpha;
        private readonly float _oneMinusAlpha = (float)(1 - alpha);
        private readonly float _epsilon = (float)epsilon;
        private readonly float _momentum = (float)momentum;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step<TLanes>(TLanes gradient, ref TLanes value, ref TLanes first, ref TLanes second)
            where TLanes : struct, ILanes<TLanes>
        {
            first = TLanes.FusedMultiplyAdd(TLanes.Create(_alpha), first, TLanes.Create(_oneMinusAlpha) * gradient * gradient);
            TLanes root = TLanes.SquareRoot(first) + TLanes.Create(_epsilon);
            second = TLanes.FusedMultiplyAdd(TLanes.Create(_momentum), second, gradient / root);
            value = TLanes.FusedMultiplyAdd(TLanes.Create(_rate), second, value);
        }
    }
}
