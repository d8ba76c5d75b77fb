using System.Buffers.Text;
using System.Globalization;
using System.Numerics.Tensors;
using Facsimile.Data.Csv;
using Facsimile.Storage;

namespace Facsimile.Data;

/// <summary>
/// Codes (N × K floats, one line an image) in a file: <c>.npy</c> as a float32 array, <c>.csv</c> with the header
/// <c>code1,code2,…</c> and as many digits as bring the same float back.
/// </summary>
public static class CodeFile
{
    /// <summary>Writes codes.</summary>
    /// <param name="path">Its extension, <c>.csv</c> or <c>.npy</c>, says the format.</param>
    /// <param name="codes">N × K.</param>
    /// <exception cref="FacsimileException">The extension is another one.</exception>
    public static void Write(string path, Tensor<float> codes)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(codes);
        if (codes.Rank != 2)
        {
            throw new ArgumentException($"Codes have two dimensions, not {codes.Rank}.", nameof(codes));
        }

        if (IsCsv(path))
        {
            AtomicFile.Write(path, file => WriteCsv(file, codes));
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

    private static void WriteCsv(Stream file, Tensor<float> codes)
    {
        int columns = (int)codes.Lengths[1];
        using StreamWriter writer = CsvWriter.Open(file);
        writer.WriteLine(string.Join(',', Enumerable.Range(1, columns).Select(k => $"code{k}")));
        int column = 0;
        foreach (float value in codes)
        {
            writer.Write(value.ToString("R", CultureInfo.InvariantCulture));
            column++;
            writer.Write(column < columns ? ',' : '\n');
            column = column < columns ? column : 0;
        }
    }

    private static Tensor<float> ReadCsv(string path, Stream file)
    {
        var scanner = new CsvScanner(path, file);
        scanner.SkipHeader();
        List<float> values = [];
        int columns = 0;
        while (scanner.Next(out ReadOnlySpan<byte> field))
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
            ? Tensor.Create(values.ToArray(), [values.Count / columns, columns])
            : throw new FacsimileException($"{path}: holds no codes: there is no line of numbers.");
    }
}
