using System.Diagnostics;

namespace Facsimile.Bench.Timing;

/// <summary>
/// Times two ways of doing the same work in short slices that take turns, so that a machine that is busy for a while slows
/// both alike. What counts is the ratio within a round, and of those the median.
/// </summary>
internal static class Interleaved
{
    /// <summary>How long one side runs before it is the other's turn.</summary>
    private static readonly TimeSpan Slice = TimeSpan.FromMilliseconds(25);

    /// <summary>Untimed calls before each slice: threads wake up, caches and branch predictors get used to the work.</summary>
    private static readonly TimeSpan WarmUp = TimeSpan.FromMilliseconds(3);

    /// <summary>The seconds a call of both sides in each round.</summary>
    /// <param name="ours">One call of our side.</param>
    /// <param name="theirs">One call of the other side.</param>
    /// <param name="rounds">How many slices each side gets; who comes first changes from round to round.</param>
    /// <param name="pause">Called after each slice; waits until the threads of that side sleep.</param>
    public static List<Round> Run(Action ours, Action theirs, int rounds, Action pause)
    {
        int ourCalls = CallsASlice(ours);
        pause();
        int theirCalls = CallsASlice(theirs);
        pause();
        List<Round> results = [];
        for (int round = 0; round < rounds; round++)
        {
            double first = Time(round % 2 == 0 ? ours : theirs, round % 2 == 0 ? ourCalls : theirCalls);
            pause();
            double second = Time(round % 2 == 0 ? theirs : ours, round % 2 == 0 ? theirCalls : ourCalls);
            pause();
            results.Add(round % 2 == 0 ? new Round(first, second) : new Round(second, first));
        }

        return results;
    }

    private static int CallsASlice(Action call)
    {
        RunFor(call, WarmUp);
        long start = Stopwatch.GetTimestamp();
        int calls = RunFor(call, Slice);
        return Math.Max(1, (int)Math.Ceiling(calls * (Slice / Stopwatch.GetElapsedTime(start))));
    }

    private static int RunFor(Action call, TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        int calls = 0;
        do
        {
            call();
            calls++;
        }
        while (Stopwatch.GetElapsedTime(start) < time);
        return calls;
    }

    private static double Time(Action call, int calls)
    {
        RunFor(call, WarmUp);
        long start = Stopwatch.GetTimestamp();
        for (int i = 0; i < calls; i++)
        {
            call();
        }

        return Stopwatch.GetElapsedTime(start).TotalSeconds / calls;
    }
}
