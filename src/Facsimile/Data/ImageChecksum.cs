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
        => string.Create(CultureInfo.InvariantCulture, $"{images}, checksum {Of(images.Pixels):x16}");

    /// <summary>The same, and a checksum of the labels.</summary>
    public static string Of(LabelledImages images)
        => string.Create(CultureInfo.InvariantCulture, $"{Of(images.Images)}, of labels {Of(images.Labels):x16}");

    private static ulong Of(ReadOnlySpan<byte> bytes)
    {
        ulong hash = Prime;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(bytes))
        {
            hash = Mix(hash, word);
        }

        foreach (byte one in bytes[(bytes.Length / sizeof(ulong) * sizeof(ulong))..])
        {
            hash = Mix(hash, one);
        }

        return hash;
    }

    private static ulong Mix(ulong hash, ulong word)
    {
        hash = (hash ^ word) * Prime;
        return hash ^ (hash >> 32);
    }
}
