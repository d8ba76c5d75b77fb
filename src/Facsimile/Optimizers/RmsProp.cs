using System.Numerics;
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
        Parameter parameter,
        ReadOnlySpan<float> gradient,
        OptimizerState state,
        double learningRate,
        long stepNumber,
        WorkerPool workers)
    {
        var step = new RootMeanSquareStep(learningRate, Alpha, Epsilon, Momentum);
        ElementwiseUpdate.Run(step, parameter, gradient, state, stepNumber, workers);
    }

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

    private readonly struct RootMeanSquareStep(double learningRate, double alpha, double epsilon, double momentum)
        : IElementwiseUpdate
    {
        private readonly Vector<float> _rate = new((float)-learningRate);
        private readonly Vector<float> _alpha = new((float)alpha);
        private readonly Vector<float> _oneMinusAlpha = new((float)(1 - alpha));
        private readonly Vector<float> _epsilon = new((float)epsilon);
        private readonly Vector<float> _momentum = new((float)momentum);

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public void Step(Vector<float> gradient, ref Vector<float> value, ref Vector<float> first, ref Vector<float> second)
        {
            first = Vector.FusedMultiplyAdd(_alpha, first, _oneMinusAlpha * gradient * gradient);
            second = Vector.FusedMultiplyAdd(_momentum, second, gradient / (Vector.SquareRoot(first) + _epsilon));
            value = Vector.FusedMultiplyAdd(_rate, second, value);
        }
    }
}
