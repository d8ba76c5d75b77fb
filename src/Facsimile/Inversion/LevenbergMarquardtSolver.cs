namespace Facsimile.Inversion;

/// <summary>
/// Runs <see cref="LevenbergMarquardt"/>: all images try a step at once; those whose step lowers the loss get a new Jacobian, the
/// others a shorter step.
/// </summary>
internal sealed class LevenbergMarquardtSolver : Solver
{
    private readonly LevenbergMarquardt _method;
    private readonly double[] _matrices;
    private readonly double[] _vectors;
    private readonly double[] _damping;
    private readonly double[] _growth;
    private readonly double[] _predicted;
    private readonly float[] _trials;
    private readonly double[] _trialLosses;
    private readonly int[] _accepted;
    private readonly double[] _newMatrices;
    private readonly double[] _newVectors;
    private readonly double[] _factor;
    private readonly double[] _step;
    private readonly FirstOrderSolver? _polish;

    public LevenbergMarquardtSolver(SolverContext context, LevenbergMarquardt method)
        : base(context)
    {
        int capacity = Objective.Capacity;
        int size = CodeSize;
        _method = method;
        _matrices = new double[capacity * size * size];
        _vectors = new double[capacity * size];
        _damping = new double[capacity];
        _growth = new double[capacity];
        _predicted = new double[capacity];
        _trials = new float[capacity * size];
        _trialLosses = new double[capacity];
        _accepted = new int[capacity];
        _newMatrices = new double[_matrices.Length];
        _newVectors = new double[_vectors.Length];
        _factor = new double[size * size];
        _step = new double[size];
        if (method.PolishingSteps > 0)
        {
            var rule = new PolishingRule(Objective, method.PolishingRate, method.PolishingSteps);
            _polish = new FirstOrderSolver(context, rule, method.PolishingSteps, outcome: null);
        }
    }

    /// <inheritdoc/>
    public override void Run(Searches searches, CancellationToken cancellation)
    {
        Start(searches);
        for (int iteration = 1; iteration <= _method.MaximumIterations && ActiveCount > 0; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int row = 0; row < ActiveCount; row++)
            {
                Propose(searches, row);
            }

            Objective.Losses(Active, _trials.AsSpan(0, ActiveCount * CodeSize), _trialLosses);
            Judge(searches);
            Compact(searches);
        }

        foreach (int image in Active)
        {
            searches.End(image, InversionOutcome.MaximumReached);
        }
    }

    /// <inheritdoc/>
    public override void Refine(Searches searches, CancellationToken cancellation) => _polish?.Run(searches, cancellation);

    private void Start(Searches searches)
    {
        Activate(searches);
        Objective.Losses(Active, searches.Codes.AsSpan(0, searches.Count * CodeSize), searches.Losses);
        Active.CopyTo(_accepted);
        TakeJacobians(searches.Count);
        foreach (int image in Active)
        {
            double largest = 0;
            for (int i = 0; i < CodeSize; i++)
            {
                largest = Math.Max(largest, Matrix(image)[(i * CodeSize) + i]);
            }

            _damping[image] = Math.Max(_method.Damping * largest, 1e-300);
            _growth[image] = 2;
            if (!double.IsFinite(searches.Losses[image]))
            {
                searches.End(image, InversionOutcome.Diverged);
            }
        }

        Compact(searches);
    }

    /// <summary>Computes the normal equations at the accepted rows of the last batch.</summary>
    private void TakeJacobians(int count)
    {
        Span<int> rows = _accepted.AsSpan(0, count);
        Objective.NormalEquations(rows, _newMatrices, _newVectors);
        int square = CodeSize * CodeSize;
        for (int i = 0; i < count; i++)
        {
            int image = Active[rows[i]];
            _newMatrices.AsSpan(i * square, square).CopyTo(Matrix(image));
            _newVectors.AsSpan(i * CodeSize, CodeSize).CopyTo(Vector(image));
        }
    }

    private void Propose(Searches searches, int row)
    {
        int image = Active[row];
        Span<double> matrix = Matrix(image);
        Span<double> vector = Vector(image);
        while (!Cholesky.Solve(matrix, _damping[image], vector, _factor, _step))
        {
            _damping[image] *= 10;
            if (!double.IsFinite(_damping[image]))
            {
                // The derivatives are no numbers: the empty step ends the search.
                Array.Clear(_step);
                break;
            }
        }

        // With p = −step: 2·pᵀJᵀr + pᵀJᵀJp = −(stepᵀJᵀr + λ·‖step‖²).
        double products = 0;
        double squares = 0;
        Span<float> code = searches.Code(image);
        for (int i = 0; i < CodeSize; i++)
        {
            products += _step[i] * vector[i];
            squares += _step[i] * _step[i];
            _trials[(row * CodeSize) + i] = (float)(code[i] - _step[i]);
        }

        _predicted[image] = products + (_damping[image] * squares);
    }

    private void Judge(Searches searches)
    {
        int accepted = 0;
        for (int row = 0; row < ActiveCount; row++)
        {
            int image = Active[row];
            searches.Iterations[image]++;
            Span<float> code = searches.Code(image);
            Span<float> trial = _trials.AsSpan(row * CodeSize, CodeSize);
            double step = 0;
            double length = 0;
            for (int i = 0; i < CodeSize; i++)
            {
                double change = trial[i] - code[i];
                step += change * change;
                length += (double)code[i] * code[i];
            }

            double allowed = _method.Tolerance * Math.Max(1, Math.Sqrt(length));
            bool isShort = Math.Sqrt(step) <= allowed;
            InversionOutcome outcome = isShort ? OutcomeAt(image, allowed) : default;
            double gain = (searches.Losses[image] - _trialLosses[row]) / _predicted[image];
            if (_trialLosses[row] < searches.Losses[image])
            {
                trial.CopyTo(code);
                searches.Losses[image] = _trialLosses[row];
                _damping[image] *= Math.Max(1.0 / 3, 1 - Math.Pow((2 * gain) - 1, 3));
                _growth[image] = 2;
                if (isShort)
                {
                    searches.End(image, outcome);
                }
                else
                {
                    _accepted[accepted++] = row;
                }
            }
            else
            {
                _damping[image] *= _growth[image];
                _growth[image] *= 2;
                if (isShort)
                {
                    searches.End(image, outcome);
                }
            }
        }

        if (accepted > 0)
        {
            TakeJacobians(accepted);
        }
    }

    /// <summary>
    /// What a short step means: the search has converged where it would be short without damping too, for then the model itself
    /// sees its minimum here; else a kink has made the damping grow.
    /// </summary>
    private InversionOutcome OutcomeAt(int image, double allowed)
    {
        Span<double> matrix = Matrix(image);
        double largest = 0;
        for (int i = 0; i < CodeSize; i++)
        {
            largest = Math.Max(largest, matrix[(i * CodeSize) + i]);
        }

        if (!Cholesky.Solve(matrix, 1e-9 * largest, Vector(image), _factor, _step))
        {
            return InversionOutcome.Stalled;
        }

        double squares = 0;
        foreach (double value in _step)
        {
            squares += value * value;
        }

        return Math.Sqrt(squares) <= allowed ? InversionOutcome.Converged : InversionOutcome.Stalled;
    }

    private Span<double> Matrix(int image) => _matrices.AsSpan(image * CodeSize * CodeSize, CodeSize * CodeSize);

    private Span<double> Vector(int image) => _vectors.AsSpan(image * CodeSize, CodeSize);
}
