using Facsimile.Optimizers;

namespace Facsimile.Inversion;

/// <summary>
/// Adafactor on the code of each image, as published with Keras' defaults: the code is a parameter of its own, with its own size,
/// clipping and step. The last code is taken, as there, although steps of a fixed size go to and fro about the minimum.
/// </summary>
/// <remarks>
/// Shazeer and Stern, "Adafactor: adaptive learning rates with sublinear memory cost" (2018), for a vector z with gradient g at
/// step t: β̂ = 1 − tᵈ with the decay d; V ← β̂·V + (1 − β̂)·(g² + ε₁); U = g/√V; Û = U / max(1, RMS(U)/clip);
/// z ← z − max(ε₂, RMS(z)) · min(η, 1/√t) · Û.
/// </remarks>
public sealed record AdafactorDescent : InversionMethod
{
    /// <summary>η, the ceiling of the relative step; positive, 0.001 by default.</summary>
    public double LearningRate { get; init; } = 1e-3;

    /// <summary>d, negative; −0.8 by default.</summary>
    public double Beta2Decay { get; init; } = -0.8;

    /// <summary>ε₁, positive; 1e-30 by default.</summary>
    public double Epsilon1 { get; init; } = 1e-30;

    /// <summary>ε₂, positive; 0.001 by default.</summary>
    public double Epsilon2 { get; init; } = 1e-3;

    /// <summary>clip, positive; 1 by default.</summary>
    public double ClipThreshold { get; init; } = 1;

    /// <summary>The iterations, all of which are made; 150 by default.</summary>
    public int Iterations { get; init; } = 150;

    /// <inheritdoc/>
    public override string Name => "Adafactor";

    /// <inheritdoc/>
    public override bool Descends => false;

    /// <inheritdoc/>
    public override void Validate()
    {
        SettingCheck.Positive(LearningRate, "learningRate", 0.001);
        SettingCheck.Require(double.IsFinite(Beta2Decay) && Beta2Decay < 0, Beta2Decay, "beta2Decay", "negative", -0.8);
        SettingCheck.Positive(Epsilon1, "epsilon1", 1e-30);
        SettingCheck.Positive(Epsilon2, "epsilon2", 0.001);
        SettingCheck.Positive(ClipThreshold, "clipThreshold", 1);
        CheckIterations(Iterations, "iterations");
    }

    /// <inheritdoc/>
    internal override Solver CreateSolver(SolverContext context)
        => new FirstOrderSolver(context, new Rule(this, context.Objective), Iterations, InversionOutcome.Completed);

    private sealed class Rule(AdafactorDescent method, Objective objective) : IStepRule
    {
        private readonly double[] _meanSquares = new double[objective.Capacity * objective.CodeSize];
        private readonly double[] _step = new double[objective.CodeSize];

        public bool KeepsBest => false;

        public void Begin() => Array.Clear(_meanSquares);

        public bool Step(int image, int iteration, ReadOnlySpan<float> gradient, Span<float> code)
        {
            double gain = Math.Pow(iteration, method.Beta2Decay);
            Span<double> meanSquares = _meanSquares.AsSpan(image * code.Length, code.Length);
            double ofStep = 0;
            double ofCode = 0;
            for (int i = 0; i < code.Length; i++)
            {
                double square = ((double)gradient[i] * gradient[i]) + method.Epsilon1;
                meanSquares[i] += gain * (square - meanSquares[i]);
                _step[i] = gradient[i] / Math.Sqrt(meanSquares[i]);
                ofStep += _step[i] * _step[i];
                ofCode += (double)code[i] * code[i];
            }

            double shortening = Math.Max(1, Math.Sqrt(ofStep / code.Length) / method.ClipThreshold);
            double size = Math.Max(method.Epsilon2, Math.Sqrt(ofCode / code.Length));
            double factor = size * Math.Min(method.LearningRate, 1 / Math.Sqrt(iteration)) / shortening;
            for (int i = 0; i < code.Length; i++)
            {
                code[i] -= (float)(factor * _step[i]);
            }

            return false;
        }
    }
}
