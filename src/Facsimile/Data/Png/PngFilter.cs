namespace Facsimile.Data.Png;

/// <summary>
/// The filters that make rows easier to compress: each byte is stored as its difference from a guess out of the byte on
/// the left (a), above (b) and above left (c); bytes outside the picture are 0 (ISO/IEC 15948, 9).
/// </summary>
internal static class PngFilter
{
    /// <summary>How many filters there are: none, left, above, average of the two, Paeth.</summary>
    public const int Count = 5;

    /// <summary>Turns a stored row into its bytes again, in place.</summary>
    /// <param name="filter">The row's filter, below <see cref="Count"/>.</param>
    /// <param name="row">The stored bytes.</param>
    /// <param name="above">The bytes of the row above; zeros for the first.</param>
    /// <param name="pixel">The distance in bytes to the pixel on the left.</param>
    public static void Undo(int filter, Span<byte> row, ReadOnlySpan<byte> above, int pixel)
    {
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < pixel ? 0 : row[i - pixel];
            int aboveLeft = i < pixel ? 0 : above[i - pixel];
            row[i] += Guess(filter, left, above[i], aboveLeft);
        }
    }

    /// <summary>
    /// Writes the filtered row and returns its cost: the sum of the differences' sizes, which guesses at the compressed
    /// length.
    /// </summary>
    public static int Apply(int filter, ReadOnlySpan<byte> row, ReadOnlySpan<byte> above, int pixel, Span<byte> filtered)
    {
        int cost = 0;
        for (int i = 0; i < row.Length; i++)
        {
            int left = i < pixel ? 0 : row[i - pixel];
            int aboveLeft = i < pixel ? 0 : above[i - pixel];
            byte difference = (byte)(row[i] - Guess(filter, left, above[i], aboveLeft));
            filtered[i] = difference;
            cost += Math.Abs((int)(sbyte)difference);
        }

        return cost;
    }

    private static byte Guess(int filter, int left, int above, int aboveLeft) => filter switch
    {
        0 => 0,
        1 => (byte)left,
        2 => (byte)above,
        3 => (byte)((left + above) / 2),
        _ => (byte)Paeth(left, above, aboveLeft),
    };

    private static int Paeth(int left, int above, int aboveLeft)
    {
        int estimate = left + above - aboveLeft;
        int toLeft = Math.Abs(estimate - left);
        int toAbove = Math.Abs(estimate - above);
        int toAboveLeft = Math.Abs(estimate - aboveLeft);
        return toLeft <= toAbove && toLeft <= toAboveLeft ? left : toAbove <= toAboveLeft ? above : aboveLeft;
    }
}
