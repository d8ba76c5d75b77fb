using Facsimile.Layers;

namespace Facsimile.Inversion;

/// <summary>Runs <see cref="FixedPoint"/>.</summary>
internal sealed class FixedPointSolver(SolverContext context, FixedPoint method) : Solver(context)
{
    private const double Divergence = 1000;

    private readonly Workspace _encoder = context.Autoencoder.Encoder.CreateWorkspace(
        context.Objective.Capacity, training: false, context.Workers);

    private readonly float[] _codes = new float[context.Objective.Capacity * context.Objective.CodeSize];
    private readonly double[] _losses = new double[context.Objective.Capacity];
    private readonly double[] _firstSteps = new double[context.Objective.Capacity];
    private readonly double[] _lastSteps = new double[context.Objective.Capacity];

    /// <inheritdoc/>
    public override void Run(Searches searches, CancellationToken cancellation)
    {
        Activate(searches);
        for (int iteration = 1; iteration <= method.MaximumIterations && ActiveCount > 0; iteration++)
        {
            cancellation.ThrowIfCancellationRequested();
            Evaluate(searches);
            _encoder.BatchSize = ActiveCount;
            Objective.Decoded.CopyTo(_encoder.Input);
            _encoder.Forward();
            for (int row = 0; row < ActiveCount; row++)
            {
                Advance(searches, row);
            }

            Compact(searches);
        }

        foreach (int image in Active)
        {
            searches.End(image, InversionOutcome.MaximumReached);
        }

        Array.Clear(searches.Ended);
        Activate(searches);
        Evaluate(searches);
        _losses.AsSpan(0, searches.Count).CopyTo(searches.Losses);
    }

    private void Evaluate(Searches searches)
    {
        for (int row = 0; row < ActiveCount; row++)
        {
            searches.Code(Active[row]).CopyTo(_codes.AsSpan(row * CodeSize));
        }

        Objective.Losses(Active, _codes.AsSpan(0, ActiveCount * CodeSize), _losses);
    }

    private void Advance(Searches searches, int row)
    {
        int image = Active[row];
        ReadOnlySpan<float> again = _encoder.Output.Slice(row * CodeSize, CodeSize);
        ReadOnlySpan<float> aim = searches.EncoderCode(image);
        double squares = 0;
        for (int i = 0; i < CodeSize; i++)
        {
            squares += ((double)aim[i] - again[i]) * ((double)aim[i] - again[i]);
        }

        double step = Math.Sqrt(squares);
        int iteration = ++searches.Iterations[image];
        if (iteration == 1)
        {
            _firstSteps[image] = step;
        }
        else
        {
            searches.Contractions[image] = step / _lastSteps[image];
        }

        _lastSteps[image] = step;
        if (!(step <= Divergence * Math.Max(_firstSteps[image], method.Tolerance)))
        {
            searches.End(image, InversionOutcome.Diverged);
            return;
        }

        Span<float> code = searches.Code(image);
        for (int i = 0; i < CodeSize; i++)
        {
            code[i] += aim[i] - again[i];
        }

        if (step <= method.Tolerance)
        {
            searches.End(image, InversionOutcome.Converged);
        }
    }
}
