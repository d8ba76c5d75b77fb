using Facsimile.Training;

namespace Facsimile.Cli.Display;

/// <summary>
/// How fast a training goes and how long it will still take, by its recent steps: a step counts the less the longer ago it
/// was, by a factor of e for each <see cref="LeastMemory"/> or last epoch, whichever is longer. So the first steps, which are
/// slow, are soon forgotten, and what happens once an epoch has its share.
/// </summary>
internal sealed class TrainingPace
{
    /// <summary>In seconds.</summary>
    private const double LeastMemory = 2;

    private long _observed;
    private TrainingProgress _latest;
    private double _epochSeconds;
    private double _epochBegan;
    private double _seconds;
    private double _steps;
    private double _images;

    /// <summary>The share of all steps that are done, 0 to 1.</summary>
    public double Share => StepsInAll == 0 ? 0 : (double)StepsDone / StepsInAll;

    /// <summary>Images a second.</summary>
    public double ImagesPerSecond => _images / Math.Max(1e-9, _seconds);

    /// <summary>The time that the steps to come take at this pace; less when the training stops early.</summary>
    public TimeSpan Left => TimeSpan.FromSeconds(Math.Min((StepsInAll - StepsDone) * _seconds / Math.Max(1e-9, _steps), 1e8));

    private long StepsInAll => (long)_latest.Epochs * _latest.StepsPerEpoch;

    private long StepsDone => Done(_latest);

    /// <summary>Takes note of a step.</summary>
    public void Observe(in TrainingProgress progress)
    {
        // The first step, which makes the code ready, is forgotten at the second; a resumed training has steps behind it that
        // cost this process no time.
        double seconds = (progress.Elapsed - _latest.Elapsed).TotalSeconds;
        double kept = _observed < 2 ? 0 : Math.Exp(-seconds / Math.Max(LeastMemory, _epochSeconds));
        _seconds = (_seconds * kept) + seconds;
        _steps = (_steps * kept) + (_observed == 0 ? 1 : Done(progress) - StepsDone);
        _images = (_images * kept) + progress.Images - _latest.Images;
        if (progress.Epoch != _latest.Epoch)
        {
            _epochSeconds = _latest.Elapsed.TotalSeconds - _epochBegan;
            _epochBegan = _latest.Elapsed.TotalSeconds;
        }

        _observed++;
        _latest = progress;
    }

    private static long Done(in TrainingProgress progress)
        => ((long)(progress.Epoch - 1) * progress.StepsPerEpoch) + progress.Step;
}
