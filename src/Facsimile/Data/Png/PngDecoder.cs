using System.IO.Compression;

namespace Facsimile.Data.Png;

/// <summary>From the compressed rows of a PNG file to the pixels.</summary>
internal static class PngDecoder
{
    /// <summary>The picture as one image.</summary>
    public static Images Decode(string name, ReadOnlySpan<byte> file)
    {
        PngChunks chunks = PngChunks.Read(name, file);
        byte[] rows = Decompress(name, chunks);
        var pixels = new PngPixels(name, chunks);
        PngHeader header = chunks.Header;
        int position = 0;
        foreach (PngPass pass in PngPass.Of(header))
        {
            int length = header.RowLength(pass.Width);
            ReadOnlySpan<byte> above = new byte[length];
            for (int y = 0; y < pass.Height; y++)
            {
                int filter = rows[position];
                if (filter >= PngFilter.Count)
                {
                    throw new FacsimileException($"{name}: damaged PNG: row {y} has the unknown filter {filter}.");
                }

                Span<byte> row = rows.AsSpan(position + 1, length);
                PngFilter.Undo(filter, row, above, header.BytesPerPixel);
                pixels.Set(pass, y, row);
                above = row;
                position += 1 + length;
            }
        }

        return pixels.ToImage();
    }

    private static byte[] Decompress(string name, PngChunks chunks)
    {
        PngHeader header = chunks.Header;
        long length = header.DataLength();
        long compressedLength = chunks.Data.Length;
        if (length > Array.MaxLength || !DeclaredData.CanHold(compressedLength, length))
        {
            throw new FacsimileException(
                $"{name}: damaged PNG: it declares {header.Width}×{header.Height} pixels, "
                    + $"which {compressedLength} compressed bytes cannot hold.");
        }

        try
        {
            chunks.Data.Position = 0;
            using var data = new ZLibStream(chunks.Data, CompressionMode.Decompress);
            byte[] rows = DeclaredData.Read(data, (int)length, compressedLength);
            if (rows.Length < length)
            {
                throw new FacsimileException($"{name}: damaged PNG: {length} bytes of pixel data expected, {rows.Length} found.");
            }

            // This read also compares the checksum at the end of the data.
            return data.ReadByte() < 0
                ? rows
                : throw new FacsimileException(
                    $"{name}: damaged PNG: more pixel data than {header.Width}×{header.Height} pixels have.");
        }
        catch (InvalidDataException error)
        {
            throw new FacsimileException($"{name}: damaged PNG: its compressed data cannot be read.", error);
        }
    }
}
