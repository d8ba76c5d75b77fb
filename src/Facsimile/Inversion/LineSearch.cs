namespace Facsimile.Inversion;

/// <summary>The line search of one image: where it aims, and between which step lengths the next trial lies.</summary>
internal sealed class LineSearch(int size)
{
    private readonly double[] _gradient = new double[size];
    private readonly double[] _direction = new double[size];
    private readonly double[] _change = new double[size];
    private readonly double[] _gradientChange = new double[size];
    private double _lower;
    private double _upper;

    /// <summary>∂L/∂z at the code.</summary>
    public ReadOnlySpan<double> Gradient => _gradient;

    /// <summary>The direction p.</summary>
    public Span<double> Direction => _direction;

    /// <summary>s, the last step taken.</summary>
    public ReadOnlySpan<double> Change => _change;

    /// <summary>y, how the last step changed the gradient.</summary>
    public ReadOnlySpan<double> GradientChange => _gradientChange;

    /// <summary>sᵀy.</summary>
    public double Curvature { get; private set; }

    /// <summary>The slope of the loss along p at the code, negative.</summary>
    public double Slope { get; private set; }

    /// <summary>t, the step length that is tried.</summary>
    public double Step { get; private set; }

    /// <summary>How many were tried.</summary>
    public int Trials { get; set; }

    /// <summary>‖p‖.</summary>
    public double DirectionLength => Math.Sqrt(DotProduct.Of(_direction, _direction));

    /// <summary>‖∂L/∂z‖.</summary>
    public double GradientLength => Math.Sqrt(DotProduct.Of(_gradient, _gradient));

    /// <summary>Sets the gradient at the start.</summary>
    public void SetGradient(ReadOnlySpan<float> gradient)
    {
        for (int i = 0; i < size; i++)
        {
            _gradient[i] = gradient[i];
        }
    }

    /// <summary>Begins with a step length.</summary>
    /// <returns>Whether the direction leads downward.</returns>
    public bool Begin(double step)
    {
        Slope = DotProduct.Of(_gradient, _direction);
        Step = step;
        Trials = 0;
        _lower = 0;
        _upper = double.PositiveInfinity;
        return Slope < 0 && double.IsFinite(Slope);
    }

    /// <summary>z + t·p.</summary>
    public void Trial(ReadOnlySpan<float> code, Span<float> trial)
    {
        for (int i = 0; i < size; i++)
        {
            trial[i] = (float)(code[i] + (Step * _direction[i]));
        }
    }

    /// <summary>The slope along p where the gradient is this.</summary>
    public double SlopeOf(ReadOnlySpan<float> gradient)
    {
        double sum = 0;
        for (int i = 0; i < size; i++)
        {
            sum += gradient[i] * _direction[i];
        }

        return sum;
    }

    /// <summary>Chooses the next step length after one that was too short, or too long.</summary>
    public void Narrow(bool isTooShort)
    {
        if (isTooShort)
        {
            _lower = Step;
        }
        else
        {
            _upper = Step;
        }

        Step = double.IsFinite(_upper) ? (_lower + _upper) / 2 : 2 * _lower;
    }

    /// <summary>Goes to a trial.</summary>
    /// <returns>‖s‖.</returns>
    public double Take(Span<float> code, ReadOnlySpan<float> trial, ReadOnlySpan<float> gradient)
    {
        for (int i = 0; i < size; i++)
        {
            _change[i] = (double)trial[i] - code[i];
            _gradientChange[i] = gradient[i] - _gradient[i];
            _gradient[i] = gradient[i];
            code[i] = trial[i];
        }

        Curvature = DotProduct.Of(_change, _gradientChange);
        return Math.Sqrt(DotProduct.Of(_change, _change));
    }
}
