namespace Facsimile.Data;

/// <summary>Reads data of a size that a file's header declares, without believing the header.</summary>
internal static class DeclaredData
{
    /// <summary>Deflate stores at most 1032 bytes in one (a match of 258 bytes in two bits).</summary>
    private const long DeflateLimit = 1032;

    private const int SmallestBuffer = 1 << 16;

    /// <summary>Whether compressed data of that length can hold so many bytes at all.</summary>
    public static bool CanHold(long compressedLength, long length) => length <= (compressedLength + 1) * DeflateLimit;

    /// <summary>
    /// Reads up to <paramref name="declared"/> bytes. Space is taken as the data arrive: at first for 8 times the stored
    /// length, which images seldom exceed, and then twice as much each time, so that a small file that declares gigabytes
    /// costs nothing.
    /// </summary>
    /// <param name="source">The data, possibly decompressed on the way.</param>
    /// <param name="declared">How many bytes the header promises, at most <see cref="Array.MaxLength"/>.</param>
    /// <param name="storedLength">How many bytes the data take in the file.</param>
    /// <returns>The data: shorter than declared when the source ended before.</returns>
    public static byte[] Read(Stream source, int declared, long storedLength)
    {
        byte[] data = new byte[Math.Min(declared, Math.Max(SmallestBuffer, storedLength * 8))];
        int count = 0;
        while (true)
        {
            count += source.ReadAtLeast(data.AsSpan(count), data.Length - count, throwOnEndOfStream: false);
            if (count < data.Length)
            {
                return data[..count];
            }

            if (count == declared)
            {
                return data;
            }

            Array.Resize(ref data, (int)Math.Min(declared, data.Length * 2L));
        }
    }
}
