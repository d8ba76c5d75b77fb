using System.Buffers.Binary;
using System.IO.Compression;

namespace Facsimile.Data.Png;

/// <summary>From pixels to a PNG file: 8 bits, not interlaced, for each row the filter with the smallest differences.</summary>
internal static class PngEncoder
{
    /// <summary>The bytes of the file.</summary>
    public static byte[] Encode(ImageShape shape, ReadOnlySpan<byte> pixels)
    {
        using var file = new MemoryStream();
        file.Write(PngChunks.Signature);
        byte[] header = new byte[PngHeader.Length];
        BinaryPrimitives.WriteInt32BigEndian(header, shape.Width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), shape.Height);
        header[8] = 8;
        header[9] = (byte)(shape.Channels == 1 ? PngColourType.Grey : PngColourType.Rgb);
        WriteChunk(file, "IHDR"u8, header);
        WriteChunk(file, "IDAT"u8, Compress(shape, pixels));
        WriteChunk(file, "IEND"u8, []);
        return file.ToArray();
    }

    private static ReadOnlySpan<byte> Compress(ImageShape shape, ReadOnlySpan<byte> pixels)
    {
        var compressed = new MemoryStream();
        using (var stream = new ZLibStream(compressed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            int length = shape.Width * shape.Channels;
            byte[] above = new byte[length];
            byte[] row = new byte[length];
            byte[] best = new byte[1 + length];
            byte[] candidate = new byte[1 + length];
            for (int y = 0; y < shape.Height; y++)
            {
                Interleave(shape, pixels, y, row);
                int lowest = int.MaxValue;
                for (int filter = 0; filter < PngFilter.Count; filter++)
                {
                    candidate[0] = (byte)filter;
                    int cost = PngFilter.Apply(filter, row, above, shape.Channels, candidate.AsSpan(1));
                    if (cost < lowest)
                    {
                        lowest = cost;
                        (best, candidate) = (candidate, best);
                    }
                }

                stream.Write(best);
                (above, row) = (row, above);
            }
        }

        return compressed.GetBuffer().AsSpan(0, (int)compressed.Length);
    }

    private static void Interleave(ImageShape shape, ReadOnlySpan<byte> pixels, int y, Span<byte> row)
    {
        for (int channel = 0; channel < shape.Channels; channel++)
        {
            ReadOnlySpan<byte> source = pixels.Slice(((channel * shape.Height) + y) * shape.Width, shape.Width);
            for (int x = 0; x < source.Length; x++)
            {
                row[(x * shape.Channels) + channel] = source[x];
            }
        }
    }

    private static void WriteChunk(MemoryStream file, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        int start = (int)file.Position;
        file.Write(type);
        file.Write(data);
        uint checksum = Crc32.Compute(file.GetBuffer().AsSpan(start, (int)file.Position - start));
        BinaryPrimitives.WriteUInt32BigEndian(number, checksum);
        file.Write(number);
    }
}
