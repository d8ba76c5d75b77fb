using System.Diagnostics;
using Facsimile.Data;
using Facsimile.Recipes;
using Facsimile.Runs;
using Facsimile.Training;

namespace Facsimile.Studies;

/// <summary>How long an epoch of a training takes, measured on some of its steps, and how much work a training is.</summary>
internal static class TrainingSpeed
{
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(60);
    private static readonly TimeSpan Measured = TimeSpan.FromMilliseconds(150);

    /// <summary>The seconds of an epoch.</summary>
    /// <param name="recipe">The training.</param>
    /// <param name="images">Its images.</param>
    /// <param name="threads">The threads of one training.</param>
    /// <param name="copies">How many such trainings run at once.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    public static double SecondsOfEpoch(Recipe recipe, ImageSet images, int threads, int copies, CancellationToken cancellation)
    {
        double[] seconds = new double[copies];
        TrainingSession[] sessions = [.. seconds.Select(_ => NewSession(recipe, images, threads))];
        if (copies == 1)
        {
            return Measure(sessions[0], cancellation);
        }

        using var together = new Barrier(copies);
        Exception? failure = null;
        Thread[] workers =
        [
            .. Enumerable.Range(0, copies).Select(i => new Thread(() =>
            {
                try
                {
                    together.SignalAndWait(cancellation);
                    seconds[i] = Measure(sessions[i], cancellation);
                }
                catch (Exception exception)
                {
                    failure = exception;
                }
            })),
        ];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        return failure is null or TrainingDivergedException ? seconds.Average() : throw failure;
    }

    /// <summary>The multiplications of a training, roughly.</summary>
    public static double Work(Recipe recipe, ImageSet images)
        => (double)recipe.Training.Epochs * images.Train.Count * recipe.CreateModel(images.Shape, images.ClassNames).Summary.Parameters;

    private static TrainingSession NewSession(Recipe recipe, ImageSet images, int threads) => RunSteps.NewSession(
        recipe.CreateModel(images.Shape, images.ClassNames), images, recipe.ToTrainingOptions(threads));

    private static double Measure(TrainingSession session, CancellationToken cancellation)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var steps = new Stretch(end);
        long start = Stopwatch.GetTimestamp();
        try
        {
            session.RunEpoch(steps, end.Token);
        }
        catch (TrainingDivergedException)
        {
            // It will say so when it is trained; until there it was as fast as any other.
        }

        cancellation.ThrowIfCancellationRequested();
        return steps.SecondsOfEpoch ?? Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>Notes the times of steps, and ends the epoch when they are enough.</summary>
    private sealed class Stretch(CancellationTokenSource end) : IProgress<TrainingProgress>
    {
        private TrainingProgress? _first;

        public double? SecondsOfEpoch { get; private set; }

        public void Report(TrainingProgress value)
        {
            if (value.Finished is not null || value.Elapsed < WarmUp)
            {
                return;
            }

            if (_first is not { } first)
            {
                _first = value;
            }
            else
            {
                SecondsOfEpoch = (value.Elapsed - first.Elapsed).TotalSeconds / (value.Step - first.Step) * value.StepsPerEpoch;
                if (value.Elapsed - first.Elapsed >= Measured)
                {
                    end.Cancel();
                }
            }
        }
    }
}
