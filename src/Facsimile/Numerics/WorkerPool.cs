using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;

namespace Facsimile.Numerics;

/// <summary>
/// Persistent threads that share the work of one product or one pass over an array. A waiting worker spins for a short
/// time, since the next product usually follows within microseconds, and then sleeps. Running a job allocates nothing.
/// </summary>
/// <remarks>
/// The calling thread is worker 0. When the pool is busy with another caller's job, the job runs on the calling thread
/// alone, with the same result.
/// </remarks>
public sealed unsafe class WorkerPool
{
    private static readonly ConcurrentDictionary<int, WorkerPool> Pools = new();
    private static readonly long SpinTicks = Stopwatch.Frequency / 20_000;

    private readonly object _sleepLock = new();
    private readonly bool _spin;
    private delegate*<void*, int, int, void> _execute;
    private void* _job;
    private int _active;
    private int _generation;
    private int _pending;
    private int _busy;
    private int _sleeping;
    private ExceptionDispatchInfo? _failure;

    private WorkerPool(int threads)
    {
        Threads = threads;
        _spin = threads <= Environment.ProcessorCount;
        for (int worker = 1; worker < threads; worker++)
        {
            int index = worker;
            new Thread(() => Work(index)) { IsBackground = true, Name = $"facsimile worker {index}" }.Start();
        }
    }

    /// <summary>The pool with one thread a processor core.</summary>
    public static WorkerPool Default => WithThreads(Environment.ProcessorCount);

    /// <summary>How many threads share a job, the calling one included.</summary>
    public int Threads { get; }

    /// <summary>The pool with the given number of threads; one is made the first time and then shared.</summary>
    /// <param name="threads">1 to 1024.</param>
    /// <exception cref="ArgumentOutOfRangeException">The number is outside that range.</exception>
    public static WorkerPool WithThreads(int threads)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threads, 1024);
        return Pools.GetOrAdd(threads, static count => new WorkerPool(count));
    }

    /// <summary>Runs the job on at most <paramref name="maximumWorkers"/> threads and returns when all shares are done.</summary>
    /// <param name="job">A local variable: its address must not change while the job runs.</param>
    /// <param name="maximumWorkers">The most threads to use; 1 runs the job on the calling thread.</param>
    internal void Run<TJob>(ref TJob job, int maximumWorkers = int.MaxValue)
        where TJob : struct, IParallelJob
    {
        int workers = Math.Min(Threads, maximumWorkers);
        if (workers <= 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            job.Execute(0, 1);
            return;
        }

        try
        {
            // The job is a local variable of the caller: it stays where it is on the stack until the last share is done.
            Start(Unsafe.AsPointer(ref job), &ExecuteShare<TJob>, workers);
            RunShare(0);
            WaitForOthers();
        }
        finally
        {
            Volatile.Write(ref _busy, 0);
        }

        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        failure?.Throw();
    }

    private static void ExecuteShare<TJob>(void* job, int worker, int workers)
        where TJob : struct, IParallelJob
        => Unsafe.AsRef<TJob>(job).Execute(worker, workers);

    private void Start(void* job, delegate*<void*, int, int, void> execute, int workers)
    {
        _job = job;
        _execute = execute;
        _active = workers;
        Volatile.Write(ref _pending, Threads - 1);
        Interlocked.Increment(ref _generation);
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_sleepLock)
            {
                Monitor.PulseAll(_sleepLock);
            }
        }
    }

    private void RunShare(int worker)
    {
        try
        {
            _execute(_job, worker, _active);
        }
#pragma warning disable CA1031 // Whatever a share throws is thrown again on the calling thread.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }
    }

    private void WaitForOthers()
    {
        var spinner = new SpinWait();
        while (Volatile.Read(ref _pending) > 0)
        {
            spinner.SpinOnce(sleep1Threshold: -1);
        }
    }

    private void Work(int worker)
    {
        int seen = 0;
        while (true)
        {
            WaitForGeneration(seen);
            seen++;
            if (worker < _active)
            {
                RunShare(worker);
            }

            Interlocked.Decrement(ref _pending);
        }
    }

    private void WaitForGeneration(int seen)
    {
        if (_spin)
        {
            long deadline = Stopwatch.GetTimestamp() + SpinTicks;
            do
            {
                for (int i = 0; i < 64; i++)
                {
                    if (Volatile.Read(ref _generation) != seen)
                    {
                        return;
                    }

                    Thread.SpinWait(4);
                }
            }
            while (Stopwatch.GetTimestamp() < deadline);
        }

        lock (_sleepLock)
        {
            // Announce first, then look again: a start between the two would otherwise be missed.
            Interlocked.Increment(ref _sleeping);
            while (Volatile.Read(ref _generation) == seen)
            {
                Monitor.Wait(_sleepLock);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }
}
