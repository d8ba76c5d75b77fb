using System.Buffers.Text;
using Facsimile.Data.Csv;
using Facsimile.Storage;

namespace Facsimile.Data;

/// <summary>
/// Images as comma-separated values: one image a line, its label first (0–255), then its pixels (0–255), channel by channel,
/// row by row. A first line that does not begin with a number is a header and is passed over, blank lines too.
/// </summary>
public static class CsvFile
{
    /// <summary>Reads labelled images.</summary>
    /// <param name="path">The file.</param>
    /// <param name="shape">The size of each image; without it they are grey and square.</param>
    /// <exception cref="FacsimileException">The file is missing, a field is no number from 0 to 255, or a line has
    /// another length; the message gives line and column.</exception>
    public static LabelledImages Read(string path, ImageShape? shape = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return InputFile.Read(path, file =>
        {
            (int lines, int columns) = Measure(path, file);
            ImageShape image = ShapeOf(path, columns, shape);
            file.Position = 0;
            return Fill(path, file, lines, image);
        });
    }

    /// <summary>Writes labelled images, with a header; images without labels get the label 0.</summary>
    public static void Write(string path, LabelledImages images)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(images);
        AtomicFile.Write(path, file =>
        {
            using StreamWriter writer = CsvWriter.Open(file);
            writer.Write("label");
            for (int i = 1; i <= images.Shape.Size; i++)
            {
                writer.Write($",pixel{i}");
            }

            writer.WriteLine();
            for (int i = 0; i < images.Count; i++)
            {
                writer.Write(images.Labels?[i] ?? 0);
                foreach (byte pixel in images.Images[i])
                {
                    writer.Write(',');
                    writer.Write((int)pixel);
                }

                writer.WriteLine();
            }
        });
    }

    /// <summary>
    /// Counts the lines of numbers and checks that all have as many fields as the first, so that the space is known.
    /// </summary>
    private static (int Lines, int Columns) Measure(string path, FileStream file)
    {
        var scanner = new CsvScanner(path, file);
        scanner.SkipHeader();
        int lines = 0;
        int columns = 0;
        while (scanner.Next(out _))
        {
            if (!scanner.EndsLine)
            {
                continue;
            }

            columns = scanner.CheckColumns(columns);
            lines++;
        }

        return lines > 0
            ? (lines, columns)
            : throw new FacsimileException($"{path}: holds no images: there is no line of numbers.");
    }

    private static ImageShape ShapeOf(string path, int columns, ImageShape? shape)
    {
        int pixels = columns - 1;
        if (shape is { } given)
        {
            return given.Size == pixels
                ? given
                : throw new FacsimileException(
                    $"{path}: a label and {given.Size} pixels ({given}) a line expected, {columns} fields found.");
        }

        int side = (int)Math.Sqrt(pixels);
        return side > 0 && side * side == pixels
            ? new ImageShape(1, side, side)
            : throw new FacsimileException(
                $"{path}: {columns} fields a line are not a label and the pixels of a square image; put the label first, commas "
                    + "between, or give the shape.");
    }

    private static LabelledImages Fill(string path, FileStream file, int lines, ImageShape shape)
    {
        if ((long)lines * shape.Size > Array.MaxLength)
        {
            throw new FacsimileException(
                $"{path}: {lines} images of {shape} are too many; at most {Array.MaxLength} pixels can be read.");
        }

        var scanner = new CsvScanner(path, file);
        scanner.SkipHeader();
        byte[] labels = new byte[lines];
        byte[] pixels = new byte[lines * shape.Size];
        int next = 0;
        for (int i = 0; i < lines; i++)
        {
            labels[i] = Number(scanner, "a label");
            for (int k = 0; k < shape.Size; k++)
            {
                pixels[next++] = Number(scanner, "a pixel");
            }
        }

        return new LabelledImages(new Images(shape, pixels), labels);
    }

    private static byte Number(CsvScanner scanner, string what)
    {
        scanner.Next(out ReadOnlySpan<byte> field);
        return Utf8Parser.TryParse(field, out byte value, out int used) && used == field.Length
            ? value
            : throw new FacsimileException(
                $"{scanner.Place}: {what} is a whole number from 0 to 255, not '{CsvScanner.Printable(field)}'.");
    }
}
