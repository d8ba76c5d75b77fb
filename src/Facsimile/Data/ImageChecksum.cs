using System.Globalization;
using System.Runtime.InteropServices;

namespace Facsimile.Data;

/// <summary>Tells one set of images from another: a run must not go on with other images than it began with.</summary>
internal static class ImageChecksum
{
    private const ulong Prime = 0x9E3779B97F4A7C15UL;

    /// <summary>
    /// The count, the size and a checksum of all pixels, for example <c>160 images of 16×16, checksum 3f…</c>; it guards
    /// against accidents, not against intent.
    /// </summary>
    public static string Of(Images images)
    {
        ReadOnlySpan<byte> pixels = images.Pixels;
        ulong hash = Prime;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(pixels))
        {
            hash = Mix(hash, word);
        }

        foreach (byte pixel in pixels[(pixels.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            hash = Mix(hash, pixel);
        }

        return string.Create(CultureInfo.InvariantCulture, $"{images}, checksum {hash:x16}");
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * Prime;
        return hash ^ (hash >> 32);
    }
}
