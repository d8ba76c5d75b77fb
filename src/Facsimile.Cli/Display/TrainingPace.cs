using Facsimile.Training;

namespace Facsimile.Cli.Display;

/// <summary>How fast a training goes and how long it will still take.</summary>
internal sealed class TrainingPace
{
    private long _stepsBefore = -1;
    private TrainingProgress _latest;

    /// <summary>The share of all steps that are done, 0 to 1.</summary>
    public double Share => StepsInAll == 0 ? 0 : (double)StepsDone / StepsInAll;

    /// <summary>Images a second, on average since this process began to train.</summary>
    public double ImagesPerSecond => _latest.Images / Math.Max(1e-9, _latest.Elapsed.TotalSeconds);

    /// <summary>The time that the steps to come take at the pace so far; less when the training stops early.</summary>
    public TimeSpan Left
        => _latest.Elapsed * ((double)(StepsInAll - StepsDone) / Math.Max(1, StepsDone - Math.Max(0, _stepsBefore)));

    private long StepsInAll => (long)_latest.Epochs * _latest.StepsPerEpoch;

    private long StepsDone => ((long)(_latest.Epoch - 1) * _latest.StepsPerEpoch) + _latest.Step;

    /// <summary>Takes note of a step.</summary>
    public void Observe(in TrainingProgress progress)
    {
        _latest = progress;
        if (_stepsBefore < 0)
        {
            // A resumed training has steps behind it that cost this process no time.
            _stepsBefore = StepsDone - 1;
        }
    }
}
