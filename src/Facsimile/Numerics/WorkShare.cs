namespace Facsimile.Numerics;

/// <summary>Splits a number of items over workers.</summary>
internal static class WorkShare
{
    /// <summary>The items from First to Last − 1 of this worker; shares differ by one item at most.</summary>
    public static (int First, int Last) Of(int items, int worker, int workers)
        => ((int)((long)items * worker / workers), (int)((long)items * (worker + 1) / workers));

    /// <summary>
    /// The same in whole units of <paramref name="unit"/> items; the last share ends at <paramref name="items"/>.
    /// </summary>
    public static (int First, int Last) Of(int items, int unit, int worker, int workers)
    {
        (int first, int last) = Of((items + unit - 1) / unit, worker, workers);
        return (Math.Min(items, first * unit), Math.Min(items, last * unit));
    }
}
