using System.IO.Compression;

namespace Facsimile.Data.Png;

/// <summary>From the compressed rows of a PNG file to the pixels.</summary>
internal static class PngDecoder
{
    /// <summary>The picture as one image; row by row, so that it takes little memory beside the pixels.</summary>
    public static Images Decode(string name, ReadOnlySpan<byte> file)
    {
        PngChunks chunks = PngChunks.Read(name, file);
        PngHeader header = chunks.Header;
        long compressedLength = chunks.Data.Length;
        if (!DeclaredData.CanHold(compressedLength, header.DataLength()))
        {
            throw new FacsimileException(
                $"{name}: damaged PNG: it declares {header.Width}×{header.Height} pixels, "
                    + $"which {compressedLength} compressed bytes cannot hold.");
        }

        try
        {
            chunks.Data.Position = 0;
            using var data = new ZLibStream(chunks.Data, CompressionMode.Decompress);
            var pixels = new PngPixels(name, chunks);
            ReadRows(name, header, data, pixels);

            // This read also compares the checksum at the end of the data.
            return data.ReadByte() < 0
                ? pixels.ToImage()
                : throw new FacsimileException(
                    $"{name}: damaged PNG: more pixel data than {header.Width}×{header.Height} pixels have.");
        }
        catch (InvalidDataException error)
        {
            throw new FacsimileException($"{name}: damaged PNG: its compressed data cannot be read.", error);
        }
    }

    private static void ReadRows(string name, PngHeader header, Stream data, PngPixels pixels)
    {
        long found = 0;
        foreach (PngPass pass in PngPass.Of(header))
        {
            byte[] row = new byte[1 + header.RowLength(pass.Width)];
            byte[] above = new byte[row.Length];
            for (int y = 0; y < pass.Height; y++)
            {
                int count = data.ReadAtLeast(row, row.Length, throwOnEndOfStream: false);
                found += count;
                if (count < row.Length)
                {
                    throw new FacsimileException(
                        $"{name}: damaged PNG: {header.DataLength()} bytes of pixel data expected, {found} found.");
                }

                if (row[0] >= PngFilter.Count)
                {
                    throw new FacsimileException($"{name}: damaged PNG: row {y} has the unknown filter {row[0]}.");
                }

                PngFilter.Undo(row[0], row.AsSpan(1), above.AsSpan(1), header.BytesPerPixel);
                pixels.Set(pass, y, row.AsSpan(1));
                (row, above) = (above, row);
            }
        }
    }
}
