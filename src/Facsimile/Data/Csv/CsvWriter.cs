using System.Globalization;
using System.Text;

namespace Facsimile.Data.Csv;

/// <summary>Writes comma-separated text: UTF-8 without a byte-order mark, lines ended by one character on every system.</summary>
internal static class CsvWriter
{
    /// <summary>A writer that leaves the stream open.</summary>
    public static StreamWriter Open(Stream file)
        => new(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true) { NewLine = "\n" };

    /// <summary>A text as a field: in quotes when it would not be one field otherwise (RFC 4180).</summary>
    public static string Quoted(string text)
        => text.AsSpan().ContainsAny(",\"\r\n") || text != text.Trim()
            ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\""
            : text;

    /// <summary>A number as a field, with all its digits; empty when it is not a number.</summary>
    public static string Number(double value) => double.IsNaN(value) ? "" : value.ToString("R", CultureInfo.InvariantCulture);
}
