using System.Buffers.Binary;
using System.IO.Compression;
using Facsimile.Data.Idx;
using Facsimile.Storage;

namespace Facsimile.Data;

/// <summary>
/// Reads and writes IDX files, the format of MNIST: a magic number, the dimensions as big-endian 32-bit numbers, then the
/// values (LeCun, Cortes, Burges, "The MNIST database of handwritten digits"). Files that begin as gzip does are
/// decompressed while they are read, straight into the images' own array.
/// </summary>
public static class IdxFile
{
    /// <summary>Reads grey images of any size (magic 0x00000803, unsigned bytes, count × rows × columns).</summary>
    /// <exception cref="FacsimileException">
    /// The file is missing, no IDX image file, damaged, or of another length than it declares.
    /// </exception>
    public static Images ReadImages(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return InputFile.Read(path, file =>
        {
            uint[] sizes = new uint[3];
            byte[] pixels = ReadValues(path, file, IdxHeader.ImageMagic, sizes);
            return new Images(new ImageShape(1, (int)sizes[1], (int)sizes[2]), pixels);
        });
    }

    /// <summary>Reads labels (magic 0x00000801, unsigned bytes).</summary>
    /// <exception cref="FacsimileException">
    /// The file is missing, no IDX label file, damaged, or of another length than it declares.
    /// </exception>
    public static byte[] ReadLabels(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return InputFile.Read(path, file => ReadValues(path, file, IdxHeader.LabelMagic, new uint[1]));
    }

    /// <summary>Reads images and their labels.</summary>
    /// <exception cref="FacsimileException">As for the two files, or their counts differ.</exception>
    public static LabelledImages Read(string imagesPath, string labelsPath)
    {
        Images images = ReadImages(imagesPath);
        byte[] labels = ReadLabels(labelsPath);
        return labels.Length == images.Count
            ? new LabelledImages(images, labels)
            : throw new FacsimileException(
                $"{labelsPath}: {labels.Length} labels for the {images.Count} images of {imagesPath}; "
                    + "the two files do not belong together.");
    }

    /// <summary>Writes grey images; compressed when the name ends in <c>.gz</c>.</summary>
    /// <exception cref="ArgumentException">The images have several channels, which the format does not know.</exception>
    public static void WriteImages(string path, Images images)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(images);
        if (images.Shape.Channels != 1)
        {
            throw new ArgumentException($"IDX holds grey images only, these are {images.Shape}.", nameof(images));
        }

        WriteValues(
            path,
            IdxHeader.ImageMagic,
            [images.Count, images.Shape.Height, images.Shape.Width],
            stream => stream.Write(images.Pixels));
    }

    /// <summary>Writes labels; compressed when the name ends in <c>.gz</c>.</summary>
    public static void WriteLabels(string path, byte[] labels)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(labels);
        WriteValues(path, IdxHeader.LabelMagic, [labels.Length], stream => stream.Write(labels));
    }

    /// <summary>Whether a file begins as an IDX file or a gzip file does.</summary>
    internal static bool LooksLikeOne(string path) => InputFile.Read(path, file =>
    {
        Span<byte> start = stackalloc byte[3];
        int count = file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        return IsGzip(start) || (count == start.Length && start.SequenceEqual("\0\0\b"u8));
    });

    private static byte[] ReadValues(string path, FileStream file, uint magic, uint[] sizes)
    {
        byte[] start = new byte[2];
        file.ReadAtLeast(start, start.Length, throwOnEndOfStream: false);
        file.Position = 0;
        bool compressed = IsGzip(start);
        Stream content = compressed ? new GZipStream(file, CompressionMode.Decompress, leaveOpen: true) : file;
        long headerLength = IdxHeader.Read(path, content, magic, sizes);
        int declared = IdxHeader.CheckCount(path, sizes, compressed, file.Length, headerLength);
        byte[] values = DeclaredData.Read(content, declared, file.Length);
        if (values.Length < declared)
        {
            throw new FacsimileException(
                $"{path}: truncated: {declared} values expected after the header, {values.Length} found; get the file again.");
        }

        // This read also lets gzip compare its checksum, which stands at the end.
        if (content.ReadByte() >= 0)
        {
            throw new FacsimileException(
                $"{path}: more data than the {declared} values that its header declares; get the file again.");
        }

        if (compressed)
        {
            CheckGzipEnd(path, file, headerLength + declared);
        }

        return values;
    }

    /// <summary>GZipStream takes a file that lacks its last bytes for whole; they hold the length (RFC 1952, 2.3.1).</summary>
    private static void CheckGzipEnd(string path, FileStream file, long length)
    {
        byte[] end = new byte[4];
        file.Position = file.Length - end.Length;
        file.ReadExactly(end);
        uint found = BinaryPrimitives.ReadUInt32LittleEndian(end);
        if (found != (uint)length)
        {
            throw new FacsimileException(
                $"{path}: truncated or damaged: its end gives a length of {found}, its content has {length}; "
                    + "get the file again.");
        }
    }

    private static bool IsGzip(ReadOnlySpan<byte> start) => start.StartsWith<byte>([0x1F, 0x8B]);

    private static void WriteValues(string path, uint magic, int[] sizes, Action<Stream> write)
    {
        byte[] header = IdxHeader.ToBytes(magic, sizes);
        AtomicFile.Write(path, file =>
        {
            if (!path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase))
            {
                file.Write(header);
                write(file);
                return;
            }

            using var compressed = new GZipStream(file, CompressionLevel.Optimal, leaveOpen: true);
            compressed.Write(header);
            write(compressed);
        });
    }
}
