namespace Facsimile.Data;

/// <summary>Reads and writes PNG pictures (ISO/IEC 15948).</summary>
public static class PngFile
{
    /// <summary>The bytes of a PNG file, grey for one channel and RGB for three, 8 bits each.</summary>
    /// <param name="shape">The size; 1 or 3 channels.</param>
    /// <param name="pixels">The values, channel by channel, row by row.</param>
    public static byte[] Encode(ImageShape shape, ReadOnlySpan<byte> pixels) => throw new NotSupportedException();
}
