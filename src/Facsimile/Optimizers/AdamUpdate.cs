using System.Runtime.CompilerServices;
using Facsimile.Numerics;

namespace Facsimile.Optimizers;

/// <summary>
/// The step that <see cref="Adam"/> and <see cref="AdamW"/> share, with gradient g and value θ:
/// m ← β₁·m + (1 − β₁)·g;  v ← β₂·v + (1 − β₂)·g²;  θ ← decay·θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε).
/// </summary>
internal readonly struct AdamUpdate : IElementwiseUpdate
{
    private readonly float _beta1;
    private readonly float _oneMinusBeta1;
    private readonly float _beta2;
    private readonly float _oneMinusBeta2;
    private readonly float _rate;
    private readonly float _rootScale;
    private readonly float _epsilon;
    private readonly float _decay;

    /// <summary>Computes the factors of step <paramref name="stepNumber"/>, in double.</summary>
    public AdamUpdate(double learningRate, double beta1, double beta2, double epsilon, double decay, long stepNumber)
    {
        _beta1 = (float)beta1;
        _oneMinusBeta1 = (float)(1 - beta1);
        _beta2 = (float)beta2;
        _oneMinusBeta2 = (float)(1 - beta2);
        _rate = (float)(-learningRate / (1 - Math.Pow(beta1, stepNumber)));
        _rootScale = (float)(1 / Math.Sqrt(1 - Math.Pow(beta2, stepNumber)));
        _epsilon = (float)epsilon;
        _decay = (float)decay;
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step<TLanes>(TLanes gradient, ref TLanes value, ref TLanes first, ref TLanes second)
        where TLanes : struct, ILanes<TLanes>
    {
        first = TLanes.FusedMultiplyAdd(TLanes.Create(_beta1), first, TLanes.Create(_oneMinusBeta1) * gradient);
        second = TLanes.FusedMultiplyAdd(TLanes.Create(_beta2), second, TLanes.Create(_oneMinusBeta2) * gradient * gradient);
        TLanes root = TLanes.FusedMultiplyAdd(
            TLanes.SquareRoot(second), TLanes.Create(_rootScale), TLanes.Create(_epsilon));
        value = TLanes.FusedMultiplyAdd(TLanes.Create(_decay), value, TLanes.Create(_rate) * first / root);
    }

    /// <summary>Checks the settings that both methods have.</summary>
    public static void Validate(string path, double beta1, double beta2, double epsilon)
    {
        SettingCheck.KeptPart(beta1, $"{path}.beta1", 0.9);
        SettingCheck.KeptPart(beta2, $"{path}.beta2", 0.999);
        SettingCheck.Positive(epsilon, $"{path}.epsilon", 1e-8);
    }
}
