using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;
using Facsimile.Training;

namespace Facsimile.Studies;

/// <summary>Runs trainings, several at once.</summary>
/// <param name="folder">The study's folder.</param>
/// <param name="images">What the trainings share.</param>
/// <param name="watch">Is told.</param>
internal sealed class StudyWorkers(StudyFolder folder, StudyImages images, StudyWatch watch)
{
    private ExceptionDispatchInfo? _failure;

    /// <summary>
    /// Runs them in their order. Those that another process has claimed are tried once more at the end: it may have been killed.
    /// </summary>
    /// <param name="trainings">The trainings.</param>
    /// <param name="jobs">How many at once.</param>
    /// <param name="threads">The threads of each.</param>
    /// <param name="cancellation">Ends them after their current steps.</param>
    public void Run(IReadOnlyCollection<PlannedTraining> trainings, int jobs, int threads, CancellationToken cancellation)
    {
        // When one training meets a full disk or a damaged file, the others end after their current steps.
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        IReadOnlyCollection<PlannedTraining> claimed = RunAll(trainings, jobs, threads, end);
        RunAll(claimed, jobs, threads, end);
    }

    /// <summary>Runs them; those that another process has are given back.</summary>
    private ConcurrentQueue<PlannedTraining> RunAll(
        IReadOnlyCollection<PlannedTraining> trainings, int jobs, int threads, CancellationTokenSource end)
    {
        watch.Expect(trainings.Sum(images.WorkOf));
        var queue = new ConcurrentQueue<PlannedTraining>(trainings);
        var claimed = new ConcurrentQueue<PlannedTraining>();
        Thread[] workers =
        [
            .. Enumerable.Range(1, Math.Min(jobs, trainings.Count))
                .Select(job => new Thread(() => Work(queue, claimed, threads, end)) { Name = $"facsimile training {job}" }),
        ];
        Array.ForEach(workers, worker => worker.Start());
        Array.ForEach(workers, worker => worker.Join());
        _failure?.Throw();
        return claimed;
    }

    private void Work(
        ConcurrentQueue<PlannedTraining> queue, ConcurrentQueue<PlannedTraining> claimed, int threads, CancellationTokenSource end)
    {
        try
        {
            while (!end.IsCancellationRequested && queue.TryDequeue(out PlannedTraining? training))
            {
                if (!Train(training, threads, end.Token))
                {
                    claimed.Enqueue(training);
                }
            }
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
            end.Cancel();
        }
    }

    /// <summary>Runs one, to its end or until it is cancelled; false when another process has it.</summary>
    private bool Train(PlannedTraining training, int threads, CancellationToken cancellation)
    {
        double work = images.WorkOf(training);
        string files = folder.Training(training);
        Directory.CreateDirectory(files);
        using (FileClaim? claim = FileClaim.Try(Path.Combine(files, "claim")))
        {
            if (claim is null)
            {
                watch.Leave(work, $"{training.Name} is trained by another process");
                return false;
            }

            if (!training.Trials.All(folder.IsDone))
            {
                var run = new SnapshotTraining(folder, training, images, threads);
                watch.Begin(training, run.EpochsDone, work);
                if (!run.Run(new Steps(training, watch), watch.Tell, cancellation))
                {
                    return true;
                }
            }
        }

        folder.DeleteTraining(training);
        watch.End(training, work);
        return true;
    }

    private sealed class Steps(PlannedTraining training, StudyWatch watch) : IProgress<TrainingProgress>
    {
        public void Report(TrainingProgress value) => watch.Step(training, value);
    }
}
