using Facsimile.Numerics;

namespace Facsimile.Tests.Numerics;

public class WorkerPoolTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(6)] // Numbers that no other test uses: a pool that is busy with another test's job runs this one alone.
    [InlineData(7)]
    public void Every_share_runs_exactly_once(int threads)
    {
        WorkerPool pool = WorkerPool.WithThreads(threads);
        for (int repetition = 0; repetition < 2000; repetition++)
        {
            int[] counts = new int[threads];
            var job = new CountingJob(counts);
            pool.Run(ref job);
            Assert.All(counts, count => Assert.Equal(1, count));
        }
    }

    [Fact]
    public void No_more_shares_than_asked_for()
    {
        int[] counts = new int[8];
        var job = new CountingJob(counts);
        WorkerPool.WithThreads(8).Run(ref job, maximumWorkers: 3);
        Assert.Equal([1, 1, 1, 0, 0, 0, 0, 0], counts);
    }

    [Fact]
    public void Callers_at_the_same_time_do_not_disturb_each_other()
    {
        WorkerPool pool = WorkerPool.WithThreads(3);
        Parallel.For(0, 2000, _ =>
        {
            int[] counts = new int[3];
            var job = new CountingJob(counts);
            pool.Run(ref job);
            Assert.True(counts is [1, 1, 1] or [1, 0, 0]);
        });
    }

    [Fact]
    public void What_a_share_throws_reaches_the_caller_and_the_pool_works_on()
    {
        WorkerPool pool = WorkerPool.WithThreads(4);
        var failing = new FailingJob(3);
        Assert.Throws<InvalidOperationException>(() => pool.Run(ref failing));
        int[] counts = new int[4];
        var job = new CountingJob(counts);
        pool.Run(ref job);
        Assert.Equal([1, 1, 1, 1], counts);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1025)]
    public void A_number_of_threads_out_of_range_is_refused(int threads)
        => Assert.Throws<ArgumentOutOfRangeException>(() => WorkerPool.WithThreads(threads));

    [Fact]
    public void Shares_cover_all_items_in_order()
    {
        for (int items = 0; items < 50; items++)
        {
            for (int workers = 1; workers < 9; workers++)
            {
                int next = 0;
                for (int worker = 0; worker < workers; worker++)
                {
                    (int first, int last) = WorkShare.Of(items, 4, worker, workers);
                    Assert.Equal(next, first);
                    Assert.True(first == items || first % 4 == 0);
                    next = last;
                }

                Assert.Equal(items, next);
            }
        }
    }

    private readonly struct CountingJob(int[] counts) : IParallelJob
    {
        public void Execute(int worker, int workers) => Interlocked.Increment(ref counts[worker]);
    }

    private readonly struct FailingJob(int failing) : IParallelJob
    {
        public void Execute(int worker, int workers)
        {
            if (worker == failing)
            {
                throw new InvalidOperationException("a share failed");
            }
        }
    }
}
