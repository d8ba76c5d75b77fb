using System.Buffers.Text;
using System.Collections.Immutable;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data.Csv;
using Facsimile.Storage;

namespace Facsimile.Data;

/// <summary>
/// Codes (N × K floats, one line an image) in a file: <c>.npy</c> as a float32 array, <c>.csv</c> with the header
/// <c>code1,code2,…</c> and as many digits as bring the same float back. Columns <c>file</c> and <c>label</c> may stand before
/// the codes of a <c>.csv</c>; they say what the codes were made of, and are passed over when it is read.
/// </summary>
public static class CodeFile
{
    private const string FileColumn = "file";
    private const string LabelColumn = "label";

    /// <summary>Writes codes.</summary>
    /// <param name="path">Its extension, <c>.csv</c> or <c>.npy</c>, says the format.</param>
    /// <param name="codes">N × K.</param>
    /// <param name="images">
    /// The N images that the codes were made of: their file names and labels, where there are any, become the first columns of
    /// a <c>.csv</c>; null for the codes alone.
    /// </param>
    /// <exception cref="FacsimileException">The extension is another one.</exception>
    public static void Write(string path, Tensor<float> codes, LabelledImages? images = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Rank != 2)
        {
            throw new ArgumentException($"Codes have two dimensions, not {codes.Rank}.", nameof(codes));
        }

        if (images is not null && images.Count != codes.Lengths[0])
        {
            throw new ArgumentException($"{codes.Lengths[0]} codes, but {images.Count} images.", nameof(images));
        }

        if (IsCsv(path))
        {
            AtomicFile.Write(path, file => WriteCsv(file, codes, images));
        }
        else
        {
            NpyFile.Write(path, codes);
        }
    }

    /// <summary>Reads codes: N × K.</summary>
    /// <exception cref="FacsimileException">
    /// The file is missing or damaged, has another extension or shape, or a value is not finite.
    /// </exception>
    public static Tensor<float> Read(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Tensor<float> codes = IsCsv(path) ? InputFile.Read(path, file => ReadCsv(path, file)) : NpyFile.ReadFloats(path);
        if (codes.Rank != 2)
        {
            throw new FacsimileException($"{path}: codes are an array of two dimensions (N, K), not of {codes.Rank}.");
        }

        foreach (float value in codes)
        {
            if (!float.IsFinite(value))
            {
                throw new FacsimileException(
                    $"{path}: codes are finite numbers; there is {value.ToString(CultureInfo.InvariantCulture)} among them.");
            }
        }

        return codes;
    }

    private static bool IsCsv(string path) => Path.GetExtension(path).ToUpperInvariant() switch
    {
        ".CSV" => true,
        ".NPY" => false,
        _ => throw new FacsimileException($"{path}: codes are kept in .csv or .npy files; choose one of these extensions."),
    };

    private static void WriteCsv(Stream file, Tensor<float> codes, LabelledImages? images)
    {
        int columns = (int)codes.Lengths[1];
        ImmutableArray<string> names = images?.FileNames ?? [];
        byte[]? labels = images?.Labels;
        using StreamWriter writer = CsvWriter.Open(file);
        writer.Write(names.IsEmpty ? string.Empty : FileColumn + ",");
        writer.Write(labels is null ? string.Empty : LabelColumn + ",");
        writer.WriteLine(string.Join(',', Enumerable.Range(1, columns).Select(k => $"code{k}")));
        int image = 0;
        int column = 0;
        foreach (float value in codes)
        {
            if (column == 0)
            {
                writer.Write(names.IsEmpty ? string.Empty : CsvWriter.Quoted(names[image]) + ",");
                writer.Write(labels is null ? string.Empty : FormattableString.Invariant($"{labels[image]},"));
                image++;
            }

            writer.Write(value.ToString("R", CultureInfo.InvariantCulture));
            column++;
            writer.Write(column < columns ? ',' : '\n');
            column = column < columns ? column : 0;
        }
    }

    private static Tensor<float> ReadCsv(string path, Stream file)
    {
        var scanner = new CsvScanner(path, file);
        int described = scanner.SkipHeader().Split(',').TakeWhile(name => name is FileColumn or LabelColumn).Count();
        List<float> values = [];
        int columns = 0;
        while (scanner.SkipFields(described) && scanner.Next(out ReadOnlySpan<byte> field))
        {
            if (!Utf8Parser.TryParse(field, out float value, out int used) || used != field.Length)
            {
                throw new FacsimileException($"{scanner.Place}: a number expected, not '{CsvScanner.Printable(field)}'.");
            }

            values.Add(value);
            if (scanner.EndsLine)
            {
                columns = scanner.CheckColumns(columns);
            }
        }

        return values.Count > 0
            ? Tensor.Create(values.ToArray(), [values.Count / (columns - described), columns - described])
            : throw new FacsimileException($"{path}: holds no codes: there is no line of numbers.");
    }
}
