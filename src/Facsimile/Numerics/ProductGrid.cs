namespace Facsimile.Numerics;

/// <summary>How the tiles of a product are shared: a grid of rectangles, one a share.</summary>
/// <param name="Down">The number of rectangles above each other.</param>
/// <param name="Across">The number of rectangles side by side.</param>
internal readonly record struct ProductGrid(int Down, int Across)
{
    /// <summary>The split of <paramref name="shares"/> rectangles whose largest one costs least.</summary>
    /// <param name="leftPanels">The rows, in panels of the kernel's tile.</param>
    /// <param name="rightPanels">The columns, in panels of the kernel's tile.</param>
    /// <param name="shares">The number of shares.</param>
    /// <param name="packsRight">Whether each rectangle must first pack its columns, which costs about half a tile each.</param>
    public static ProductGrid Of(int leftPanels, int rightPanels, int shares, bool packsRight)
    {
        ProductGrid best = default;
        long lowest = long.MaxValue;
        for (int down = 1; down <= shares; down++)
        {
            if (shares % down != 0)
            {
                continue;
            }

            int across = shares / down;
            long rows = (leftPanels + down - 1) / down;
            long columns = (rightPanels + across - 1) / across;
            long cost = columns * ((2 * rows) + (packsRight ? 1 : 0));
            if (cost < lowest)
            {
                lowest = cost;
                best = new ProductGrid(down, across);
            }
        }

        return best;
    }
}
