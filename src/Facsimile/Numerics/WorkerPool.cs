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
/// The calling thread works too, and takes over the share of a worker that has not begun it: a thread that the operating
/// system holds back delays a job by one share at most. When the pool is busy with another caller's job, the job runs on
/// the calling thread alone, with the same result.
/// </remarks>
public sealed unsafe class WorkerPool
{
    /// <summary>Some ten microseconds.</summary>
    private const int ChecksBeforeYield = 512;

    private static readonly ConcurrentDictionary<int, WorkerPool> Pools = new();

    /// <summary>Two milliseconds: longer than all that stands between two products of a training.</summary>
    private static readonly long SpinTicks = Stopwatch.Frequency / 500;

    private readonly object _sleepLock = new();
    private readonly bool _spin;
    private delegate*<void*, int, int, void> _execute;
    private void* _job;
    private int _shares;
    private int _unfinished;
    private int _busy;
    private int _sleeping;
    private int _callerProcessor;
    private ExceptionDispatchInfo? _failure;

    /// <summary>
    /// The number of the job in the upper half, the shares that nobody has begun in the lower. Whoever lowers it by one
    /// has claimed a share of just that job, which therefore is not over before that share is.
    /// </summary>
    private long _ticket;

    private WorkerPool(int threads)
    {
        Threads = threads;
        _spin = threads <= Environment.ProcessorCount;
        for (int worker = 1; worker < threads; worker++)
        {
            new Thread(Work) { IsBackground = true, Name = $"facsimile worker {worker}" }.Start();
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

    /// <summary>Runs the job in at most <paramref name="maximumWorkers"/> shares and returns when all are done.</summary>
    /// <param name="job">A local variable: its address must not change while the job runs.</param>
    /// <param name="maximumWorkers">The most shares; 1 runs the job on the calling thread.</param>
    internal void Run<TJob>(ref TJob job, int maximumWorkers = int.MaxValue)
        where TJob : struct, IParallelJob
        => RunShares(ref job, Math.Min(Threads, maximumWorkers));

    /// <summary>
    /// Runs the job in so many shares, which may be more than there are threads, and returns when all are done.
    /// </summary>
    /// <param name="job">A local variable: its address must not change while the job runs.</param>
    /// <param name="shares">The shares; 1 runs the job on the calling thread.</param>
    internal void RunShares<TJob>(ref TJob job, int shares)
        where TJob : struct, IParallelJob
    {
        if (shares <= 1 || Threads == 1 || Interlocked.CompareExchange(ref _busy, 1, 0) != 0)
        {
            job.Execute(0, 1);
            return;
        }

        // The job is a local variable of the caller: it stays where it is on the stack until the last share is done.
        _job = Unsafe.AsPointer(ref job);
        _execute = &ExecuteShare<TJob>;
        _shares = shares;
        _unfinished = shares;
        _callerProcessor = ThreadPlacement.CurrentProcessor;
        long jobNumber = (Volatile.Read(ref _ticket) >> 32) + 1;
        Interlocked.Exchange(ref _ticket, (jobNumber << 32) | (uint)shares);
        WakeSleepers();
        RunShares();
        for (int checks = 1; Volatile.Read(ref _unfinished) > 0; checks++)
        {
            Pause(checks);
        }

        ExceptionDispatchInfo? failure = _failure;
        _failure = null;
        Volatile.Write(ref _busy, 0);
        failure?.Throw();
    }

    private static void ExecuteShare<TJob>(void* job, int share, int shares)
        where TJob : struct, IParallelJob
        => Unsafe.AsRef<TJob>(job).Execute(share, shares);

    private void WakeSleepers()
    {
        if (Volatile.Read(ref _sleeping) > 0)
        {
            lock (_sleepLock)
            {
                Monitor.PulseAll(_sleepLock);
            }
        }
    }

    /// <summary>
    /// Waits for a moment between two checks, and now and then lets another thread run that wants this processor: it may be
    /// the very one that is waited for.
    /// </summary>
    private static void Pause(int checks)
    {
        if (checks % ChecksBeforeYield == 0)
        {
            Thread.Yield();
        }
        else
        {
            Thread.SpinWait(1);
        }
    }

    private void RunShares()
    {
        while (true)
        {
            long ticket = Volatile.Read(ref _ticket);
            int unclaimed = (int)ticket;
            if (unclaimed == 0)
            {
                return;
            }

            if (Interlocked.CompareExchange(ref _ticket, ticket - 1, ticket) == ticket)
            {
                RunShare(unclaimed - 1);
            }
        }
    }

    private void RunShare(int share)
    {
        try
        {
            _execute(_job, share, _shares);
        }
        catch (Exception exception)
        {
            Interlocked.CompareExchange(ref _failure, ExceptionDispatchInfo.Capture(exception), null);
        }

        Interlocked.Decrement(ref _unfinished);
    }

    private void Work()
    {
        while (true)
        {
            WaitForShares();
            RunShares();
        }
    }

    private bool HasShares() => (int)Volatile.Read(ref _ticket) != 0;

    /// <summary>Moves to another processor when the calling thread waits for this one.</summary>
    private void LeaveCaller()
    {
        int processor = ThreadPlacement.CurrentProcessor;
        if (processor >= 0 && processor == Volatile.Read(ref _callerProcessor))
        {
            ThreadPlacement.LeaveProcessor(processor);
        }
    }

    private void WaitForShares()
    {
        if (_spin)
        {
            long deadline = Stopwatch.GetTimestamp() + SpinTicks;
            for (int checks = 1; !HasShares(); checks++)
            {
                if (checks % ChecksBeforeYield == 0)
                {
                    if (Stopwatch.GetTimestamp() >= deadline)
                    {
                        break;
                    }

                    LeaveCaller();
                }

                Pause(checks);
            }

            if (HasShares())
            {
                return;
            }
        }

        lock (_sleepLock)
        {
            // Announce first, then look again: a job that began between the two would otherwise be missed.
            Interlocked.Increment(ref _sleeping);
            while (!HasShares())
            {
                Monitor.Wait(_sleepLock);
            }

            Interlocked.Decrement(ref _sleeping);
        }
    }
}
