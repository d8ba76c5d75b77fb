using System.Numerics;
using System.Runtime.CompilerServices;

namespace Facsimile.Optimizers;

/// <summary>
/// The step that <see cref="Adam"/> and <see cref="AdamW"/> share, with gradient g and value θ:
/// m ← β₁·m + (1 − β₁)·g;  v ← β₂·v + (1 − β₂)·g²;  θ ← decay·θ − η/(1 − β₁ᵗ) · m / (√v/√(1 − β₂ᵗ) + ε).
/// </summary>
internal readonly struct AdamUpdate : IElementwiseUpdate
{
    private readonly Vector<float> _beta1;
    private readonly Vector<float> _oneMinusBeta1;
    private readonly Vector<float> _beta2;
    private readonly Vector<float> _oneMinusBeta2;
    private readonly Vector<float> _rate;
    private readonly Vector<float> _rootScale;
    private readonly Vector<float> _epsilon;
    private readonly Vector<float> _decay;

    /// <summary>Computes the factors of step <paramref name="stepNumber"/>, in double.</summary>
    public AdamUpdate(double learningRate, double beta1, double beta2, double epsilon, double decay, long stepNumber)
    {
        _beta1 = new Vector<float>((float)beta1);
        _oneMinusBeta1 = new Vector<float>((float)(1 - beta1));
        _beta2 = new Vector<float>((float)beta2);
        _oneMinusBeta2 = new Vector<float>((float)(1 - beta2));
        _rate = new Vector<float>((float)(-learningRate / (1 - Math.Pow(beta1, stepNumber))));
        _rootScale = new Vector<float>((float)(1 / Math.Sqrt(1 - Math.Pow(beta2, stepNumber))));
        _epsilon = new Vector<float>((float)epsilon);
        _decay = new Vector<float>((float)decay);
    }

    /// <inheritdoc/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Step(Vector<float> gradient, ref Vector<float> value, ref Vector<float> first, ref Vector<float> second)
    {
        first = Vector.FusedMultiplyAdd(_beta1, first, _oneMinusBeta1 * gradient);
        second = Vector.FusedMultiplyAdd(_beta2, second, _oneMinusBeta2 * gradient * gradient);
        Vector<float> root = Vector.FusedMultiplyAdd(Vector.SquareRoot(second), _rootScale, _epsilon);
        value = Vector.FusedMultiplyAdd(_decay, value, _rate * first / root);
    }

    /// <summary>Checks the settings that both methods have.</summary>
    public static void Validate(string path, double beta1, double beta2, double epsilon)
    {
        SettingCheck.KeptPart(beta1, $"{path}.beta1", 0.9);
        SettingCheck.KeptPart(beta2, $"{path}.beta2", 0.999);
        SettingCheck.Positive(epsilon, $"{path}.epsilon", 1e-8);
    }
}
