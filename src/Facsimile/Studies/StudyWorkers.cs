using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Facsimile.Training;

namespace Facsimile.Studies;

/// <summary>Runs trainings, several at once.</summary>
/// <param name="folder">The study's folder.</param>
/// <param name="images">What the trainings share.</param>
/// <param name="watch">Is told.</param>
/// <param name="work">How much work a training is.</param>
internal sealed class StudyWorkers(StudyFolder folder, StudyImages images, StudyWatch watch, Func<PlannedTraining, double> work)
{
    private ExceptionDispatchInfo? _failure;

    /// <summary>Runs them in their order.</summary>
    /// <param name="trainings">The trainings.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="threads">The threads of each.</param>
    /// <param name="cancellation">Ends them after their current steps.</param>
    public void Run(IEnumerable<PlannedTraining> trainings, int jobs, int threads, CancellationToken cancellation)
    {
        // When one training meets a full disk or a damaged file, the others end after their current steps.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var queue = new ConcurrentQueue<PlannedTraining>(trainings);
        Thread[] workers =
        [
            .. Enumerable.Range(1, jobs).Select(job => new Thread(() => Work(queue, threads, end)) { Name = $"facsimile training {job}" }),
        ];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        _failure?.Throw();
    }

    private void Work(ConcurrentQueue<PlannedTraining> queue, int threads, CancellationTokenSource end)
    {
        try
        {
            while (!end.IsCancellationRequested && queue.TryDequeue(out PlannedTraining? training))
            {
                Train(training, threads, end.Token);
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            end.Cancel();
        }
    }

    private void Train(PlannedTraining training, int threads, CancellationToken cancellation)
    {
        string files = folder.Training(training);
        Directory.CreateDirectory(files);
        using (FileClaim? claim = FileClaim.Try(Path.Combine(files, "claim")))
        {
            if (claim is null)
            {
                watch.End(training, work(training), $"{training.Name} is trained by another process");
                return;
            }

            if (!training.Trials.All(folder.IsDone))
            {
                var run = new SnapshotTraining(folder, training, images, threads);
                watch.Begin(training, run.EpochsDone, work(training));
                if (!run.Run(new Steps(training, watch), watch.Tell, cancellation))
                {
                    return;
                }
            }
        }

        folder.DeleteTraining(training);
        watch.End(training, work(training), null);
    }

    private sealed class Steps(PlannedTraining training, StudyWatch watch) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => watch.Step(training, value);
    }
}
