using System.CommandLine;
using System.Diagnostics;
using Facsimile.Bench.Timing;
using Facsimile.Numerics;

namespace Facsimile.Bench.Wake;

/// <summary>
/// <c>wake</c>: what it costs to hand a job to the worker pool, by how long its threads had nothing to do before.
/// </summary>
internal static class WakeCommand
{
    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.Zero, TimeSpan.FromMicroseconds(20), TimeSpan.FromMicroseconds(200), TimeSpan.FromMilliseconds(5),
    ];

    public static Command Create()
    {
        Option<int> threads = BenchOptions.Threads();
        Option<int> rounds = BenchOptions.Rounds(1000);
        var command = new Command("wake", "Times empty jobs on the worker pool after pauses of several lengths.")
        {
            threads, rounds,
        };
        command.SetAction(result => Measure(result.GetValue(threads), result.GetValue(rounds)));
        return command;
    }

    private static void Measure(int threads, int rounds)
    {
        WorkerPool workers = WorkerPool.WithThreads(threads);
        Console.WriteLine($"{threads} thread(s), {rounds} jobs each; medians and 90 % quantiles in µs. An empty job may be done");
        Console.WriteLine("by the calling thread alone; a meeting ends when all threads have begun it: the time to wake them.");
        Console.WriteLine();
        Console.WriteLine("| pause before | empty job | 90 % | meeting of all threads | 90 % |");
        Console.WriteLine("| --- | ---: | ---: | ---: | ---: |");
        var load = MachineLoad.Begin();
        foreach (TimeSpan pause in Pauses)
        {
            List<double> empty = [];
            List<double> meeting = [];
            for (int round = 0; round < rounds; round++)
            {
                empty.Add(TimeEmpty(workers, pause));
                meeting.Add(TimeMeeting(workers, pause));
            }

            Console.WriteLine(
                $"| {pause.TotalMicroseconds:N0} µs | {Median.Of(empty):F2} | {Median.Quantile(empty, 0.9):F2} "
                + $"| {Median.Of(meeting):F2} | {Median.Quantile(meeting, 0.9):F2} |");
        }

        Console.WriteLine();
        Console.WriteLine(load.End());
    }

    private static double TimeEmpty(WorkerPool workers, TimeSpan pause)
    {
        var job = default(EmptyJob);
        workers.Run(ref job);
        Wait(pause);
        long start = Stopwatch.GetTimestamp();
        workers.Run(ref job);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    private static unsafe double TimeMeeting(WorkerPool workers, TimeSpan pause)
    {
        int arrived = 0;
        var job = new MeetingJob(&arrived);
        workers.Run(ref job);
        Wait(pause);
        arrived = 0;
        long start = Stopwatch.GetTimestamp();
        workers.Run(ref job);
        return Stopwatch.GetElapsedTime(start).TotalMicroseconds;
    }

    /// <summary>The calling thread stays busy meanwhile, as with work of its own.</summary>
    private static void Wait(TimeSpan pause)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < pause)
        {
            Thread.SpinWait(4);
        }
    }

    private readonly struct EmptyJob : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
        }
    }

    private readonly unsafe struct MeetingJob(int* arrived) : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            Interlocked.Increment(ref *arrived);
            var spinner = new SpinWait();
            while (Volatile.Read(ref *arrived) < workers)
            {
                spinner.SpinOnce(sleep1Threshold: -1);
            }
        }
    }
}
