namespace Facsimile.Inversion;

/// <summary>
/// Runs quasi-Newton methods: every image has its own direction and its own line search, and each evaluation of the batch tries
/// one step length of each.
/// </summary>
/// <remarks>
/// The weak Wolfe conditions by bisection (Lewis and Overton, 2013, algorithm 4.6): a step t that does not lower the loss enough
/// becomes the upper end, one after which the slope is still steep the lower end; the next is the middle, or 2·t with no upper
/// end.
/// </remarks>
internal sealed class LineSearchSolver : Solver
{
    private const double SufficientFall = 1e-4;
    private const double KeptSlope = 0.9;
    private const int MaximumTrials = 25;

    /// <summary>The part of a loss that floats do not show: a slope that promises no more leads nowhere.</summary>
    private const double Resolution = 1e-7;

    private readonly ICurvature _curvature;
    private readonly double _tolerance;
    private readonly int _iterations;
    private readonly float[] _trials;
    private readonly float[] _gradients;
    private readonly double[] _losses;
    private readonly LineSearch[] _searches;

    public LineSearchSolver(SolverContext context, ICurvature curvature, double tolerance, int iterations)
        : base(context)
    {
        _curvature = curvature;
        _tolerance = tolerance;
        _iterations = iterations;
        _trials = new float[Objective.Capacity * CodeSize];
        _gradients = new float[_trials.Length];
        _losses = new double[Objective.Capacity];
        _searches = [.. Enumerable.Range(0, Objective.Capacity).Select(_ => new LineSearch(CodeSize))];
    }

    /// <inheritdoc/>
    public override void Run(Searches searches, CancellationToken cancellation)
    {
        Activate(searches);
        Objective.Gradients(Active, searches.Codes.AsSpan(0, searches.Count * CodeSize), searches.Losses, _gradients);
        for (int image = 0; image < searches.Count; image++)
        {
            _curvature.Reset(image);
            if (!double.IsFinite(searches.Losses[image]))
            {
                searches.End(image, InversionOutcome.Diverged);
                continue;
            }

            LineSearch search = _searches[image];
            search.SetGradient(_gradients.AsSpan(image * CodeSize, CodeSize));
            Aim(searches, image, 1 / Math.Max(1, search.GradientLength));
        }

        Compact(searches);
        while (ActiveCount > 0)
        {
            cancellation.ThrowIfCancellationRequested();
            for (int row = 0; row < ActiveCount; row++)
            {
                int image = Active[row];
                _searches[image].Trial(searches.Code(image), _trials.AsSpan(row * CodeSize, CodeSize));
            }

            Objective.Gradients(Active, _trials.AsSpan(0, ActiveCount * CodeSize), _losses, _gradients);
            for (int row = 0; row < ActiveCount; row++)
            {
                Judge(searches, row);
            }

            Compact(searches);
        }
    }

    private void Judge(Searches searches, int row)
    {
        int image = Active[row];
        LineSearch search = _searches[image];
        ReadOnlySpan<float> gradient = _gradients.AsSpan(row * CodeSize, CodeSize);
        search.Trials++;
        bool isLower = _losses[row] <= searches.Losses[image] + (SufficientFall * search.Step * search.Slope)
            && _losses[row] < searches.Losses[image];
        bool isFlat = search.SlopeOf(gradient) >= KeptSlope * search.Slope;
        if (isLower && (isFlat || search.Trials >= MaximumTrials))
        {
            Accept(searches, row, learns: isFlat);
            return;
        }

        search.Narrow(isLower);
        if (search.Trials >= MaximumTrials || search.Step * search.DirectionLength < 1e-3 * _tolerance)
        {
            searches.End(image, InversionOutcome.Stalled);
        }
    }

    private void Accept(Searches searches, int row, bool learns)
    {
        int image = Active[row];
        LineSearch search = _searches[image];
        Span<float> code = searches.Code(image);
        double length = 0;
        for (int i = 0; i < CodeSize; i++)
        {
            length += (double)code[i] * code[i];
        }

        double step = search.Take(code, _trials.AsSpan(row * CodeSize, CodeSize), _gradients.AsSpan(row * CodeSize, CodeSize));
        searches.Losses[image] = _losses[row];
        searches.Iterations[image]++;
        if (step <= _tolerance * Math.Max(1, Math.Sqrt(length)))
        {
            searches.End(image, InversionOutcome.Converged);
            return;
        }

        if (searches.Iterations[image] >= _iterations)
        {
            searches.End(image, InversionOutcome.MaximumReached);
            return;
        }

        if (learns && search.Curvature > 0)
        {
            _curvature.Learn(image, search.Change, search.GradientChange);
        }

        Aim(searches, image, 1);
    }

    /// <summary>Sets out in a new direction; in that of the steepest descent when what was learned leads upward.</summary>
    private void Aim(Searches searches, int image, double step)
    {
        LineSearch search = _searches[image];
        _curvature.Direction(image, search.Gradient, search.Direction);
        if (!search.Begin(step))
        {
            _curvature.Reset(image);
            _curvature.Direction(image, search.Gradient, search.Direction);
            search.Begin(1 / Math.Max(1, search.GradientLength));
        }

        if (!(search.Slope < -Resolution * searches.Losses[image]))
        {
            searches.End(image, InversionOutcome.Converged);
        }
    }
}
