using System.Collections.Immutable;
using System.Numerics;

namespace Facsimile.Training;

/// <summary>
/// Of which epochs the pictures are kept: of the first sixteen, then of eight evenly spaced ones each time that their number doubles,
/// and of the last. So a training of any length keeps few, near to all that a report may want to show; and as this depends on the
/// number of epochs alone, one that was resumed keeps the same.
/// </summary>
internal static class KeptEpochs
{
    /// <summary>The epochs whose pictures are there after so many epochs, ascending.</summary>
    public static ImmutableArray<int> Of(int epochs)
        => [.. Enumerable.Range(1, epochs).Where(epoch => epoch == epochs || StaysAfter(epoch))];

    /// <summary>Whether the pictures of an epoch stay when the next one is done.</summary>
    public static bool StaysAfter(int epoch) => epoch % (1 << Math.Max(0, BitOperations.Log2((uint)epoch) - 3)) == 0;
}
