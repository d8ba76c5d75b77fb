namespace Facsimile.Inversion;

/// <summary>
/// Runs methods that go one step at a time by the gradient. A step may raise the loss, so most keep the best code that was met.
/// </summary>
/// <param name="context">What is minimised.</param>
/// <param name="rule">How one gradient becomes one step.</param>
/// <param name="iterations">The most steps.</param>
/// <param name="outcome">How a search ends that has made all of them; null where that was said before.</param>
internal sealed class FirstOrderSolver(SolverContext context, IStepRule rule, int iterations, InversionOutcome? outcome)
    : Solver(context)
{
    private readonly float[] _codes = new float[context.Objective.Capacity * context.Objective.CodeSize];
    private readonly float[] _gradients = new float[context.Objective.Capacity * context.Objective.CodeSize];
    private readonly double[] _losses = new double[context.Objective.Capacity];

    /// <inheritdoc/>
    public override void Run(Searches searches, CancellationToken cancellation)
    {
        Activate(searches);
        rule.Begin();
        for (int row = 0; row < ActiveCount; row++)
        {
            searches.Code(Active[row]).CopyTo(_codes.AsSpan(row * CodeSize));
        }

        for (int iteration = 1; iteration <= iterations && ActiveCount > 0; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            Span<float> codes = _codes.AsSpan(0, ActiveCount * CodeSize);
            Objective.Gradients(Active, codes, _losses, _gradients);
            for (int row = 0; row < ActiveCount; row++)
            {
                Advance(searches, row, iteration);
            }

            DropEnded(searches);
        }

        if (ActiveCount > 0)
        {
            // The last step has not been judged yet.
            Objective.Losses(Active, _codes.AsSpan(0, ActiveCount * CodeSize), _losses);
            for (int row = 0; row < ActiveCount; row++)
            {
                Keep(searches, row, isStart: false);
                searches.End(Active[row], outcome ?? searches.Outcomes[Active[row]]);
            }
        }
    }

    private void Advance(Searches searches, int row, int iteration)
    {
        int image = Active[row];
        Span<float> gradient = _gradients.AsSpan(row * CodeSize, CodeSize);
        Keep(searches, row, iteration == 1);
        if (!double.IsFinite(_losses[row]))
        {
            searches.End(image, outcome is null ? searches.Outcomes[image] : InversionOutcome.Diverged);
            return;
        }

        bool isShort = rule.Step(image, iteration, gradient, _codes.AsSpan(row * CodeSize, CodeSize));
        searches.Iterations[image]++;
        if (isShort)
        {
            searches.End(image, InversionOutcome.Converged);
        }
    }

    private void Keep(Searches searches, int row, bool isStart)
    {
        int image = Active[row];
        if (isStart || _losses[row] < searches.Losses[image] || (!rule.KeepsBest && double.IsFinite(_losses[row])))
        {
            searches.Losses[image] = _losses[row];
            _codes.AsSpan(row * CodeSize, CodeSize).CopyTo(searches.Code(image));
        }
    }

    private void DropEnded(Searches searches)
    {
        int kept = 0;
        for (int row = 0; row < ActiveCount; row++)
        {
            if (!searches.Ended[Active[row]])
            {
                _codes.AsSpan(row * CodeSize, CodeSize).CopyTo(_codes.AsSpan(kept++ * CodeSize));
            }
        }

        Compact(searches);
    }
}
