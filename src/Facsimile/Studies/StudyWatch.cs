using System.Diagnostics;
using Facsimile.Training;

namespace Facsimile.Studies;

/// <summary>Puts what several trainings report together. The work of a training is its epochs times its cost of one.</summary>
internal sealed class StudyWatch
{
    /// <summary>The share of the work that tells how long the rest takes.</summary>
    private const double LeastWork = 0.002;

    private static readonly long ReportTicks = Stopwatch.Frequency / 10;

    private readonly Lock _lock = new();
    private readonly IProgress<StudyProgress>? _progress;
    private readonly int _trainings;
    private readonly SortedDictionary<string, (RunningTraining State, double Work, double Share, double Begun)> _running = new(StringComparer.Ordinal);
    private readonly long _start = Stopwatch.GetTimestamp();
    private double _work;
    private double _done;
    private double _found;
    private int _trainingsDone;
    private long _reported;

    /// <param name="progress">Is told.</param>
    /// <param name="trainings">All trainings of the study.</param>
    /// <param name="trainingsDone">Those that were done before.</param>
    public StudyWatch(IProgress<StudyProgress>? progress, int trainings, int trainingsDone)
    {
        _progress = progress;
        _trainings = trainings;
        _trainingsDone = trainingsDone;
    }

    /// <summary>So much work is to be done now.</summary>
    public void Expect(double work)
    {
        lock (_lock)
        {
            _work = _done + work;
        }
    }

    /// <summary>A training begins, or goes on after some epochs.</summary>
    public void Begin(PlannedTraining training, int epochsDone, double work)
    {
        lock (_lock)
        {
            int epochs = training.Recipe.Training.Epochs;
            double share = (double)epochsDone / epochs;
            _found += work * share;
            _running[training.Name] = (new RunningTraining(training.Name, epochsDone, epochs, double.NaN), work, share, share);
        }
    }

    /// <summary>A training has done a step.</summary>
    public void Step(PlannedTraining training, in TrainingProgress step)
    {
        long now = Stopwatch.GetTimestamp();
        if (now - Volatile.Read(ref _reported) < ReportTicks && step.Finished is null)
        {
            return;
        }

        lock (_lock)
        {
            var (state, work, _, begun) = _running[training.Name];
            double share = (step.Epoch - 1 + ((double)step.Step / step.StepsPerEpoch)) / step.Epochs;
            _running[training.Name] = (state with { Epoch = step.Epoch, Loss = step.TrainingLoss }, work, share, begun);
            _reported = now;
            Report(null);
        }
    }

    /// <summary>Something has happened.</summary>
    public void Tell(string news)
    {
        lock (_lock)
        {
            Report(news);
        }
    }

    /// <summary>A training is left to somebody else.</summary>
    public void Leave(double work, string news)
    {
        lock (_lock)
        {
            _work -= work;
            Report(news);
        }
    }

    /// <summary>A training has ended, whatever came of it.</summary>
    public void End(PlannedTraining training, double work)
    {
        lock (_lock)
        {
            _done += work;
            if (!_running.Remove(training.Name))
            {
                _found += work;
            }

            _trainingsDone++;
            Report(null);
        }
    }

    private void Report(string? news)
    {
        double done = _done + _running.Values.Sum(one => one.Work * one.Share);
        double own = done - _found;
        TimeSpan? left = own <= LeastWork * _work ? null : Stopwatch.GetElapsedTime(_start) * ((_work - done) / own);
        _progress?.Report(new StudyProgress(
            _trainingsDone,
            _trainings,
            [.. _running.Values.Select(one => one.State)],
            _work > 0 ? Math.Min(1, done / _work) : 1,
            left,
            news));
    }
}
