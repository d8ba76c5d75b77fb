namespace Facsimile.Numerics;

/// <summary>How the tiles of a product are shared: a grid of rectangles, one a share.</summary>
/// <param name="Down">The number of rectangles above each other.</param>
/// <param name="Across">The number of rectangles side by side.</param>
internal readonly record struct ProductGrid(int Down, int Across)
{
    /// <summary>What taking a share costs, in additions of a column of the kernel to its tile.</summary>
    private const double CostOfShare = 25;

    /// <summary>What packing the columns of one tile costs, in tiles.</summary>
    private const double CostOfPacking = 0.5;

    /// <summary>
    /// How much longer rectangles side by side take: their rows of C are pieces of the same rows, and each core's prefetcher
    /// asks for lines that the other core is writing.
    /// </summary>
    private const double CostOfSplittingRows = 1.2;

    /// <summary>The number of rectangles.</summary>
    public int Shares => Down * Across;

    /// <summary>
    /// The grid that takes the least time when every thread works at the same speed, and of equal ones that with the most
    /// shares, so that a thread that the operating system slows down delays the product little.
    /// </summary>
    /// <param name="leftPanels">The rows, in tiles.</param>
    /// <param name="rightPanels">The columns, in tiles.</param>
    /// <param name="depth">The inner dimension.</param>
    /// <param name="packsRight">Whether each rectangle must first pack its columns.</param>
    /// <param name="threads">The number of threads.</param>
    /// <param name="maximumShares">The most rectangles.</param>
    public static ProductGrid Of(
        int leftPanels, int rightPanels, int depth, bool packsRight, int threads, int maximumShares)
    {
        var best = new ProductGrid(1, 1);
        double lowest = double.PositiveInfinity;
        for (int down = 1; down <= Math.Min(leftPanels, maximumShares); down++)
        {
            for (int across = 1; across <= Math.Min(rightPanels, maximumShares / down); across++)
            {
                double rows = (leftPanels + down - 1) / down;
                double columns = (rightPanels + across - 1) / across;
                double share = (columns * (rows + (packsRight ? CostOfPacking : 0))) + (CostOfShare / depth);
                double slowdown = across > 1 && !packsRight ? CostOfSplittingRows : 1;
                double time = slowdown * share * (((down * across) + threads - 1) / threads);
                var grid = new ProductGrid(down, across);
                if (time < lowest || (time == lowest && grid.Shares > best.Shares))
                {
                    lowest = time;
                    best = grid;
                }
            }
        }

        return best;
    }
}
