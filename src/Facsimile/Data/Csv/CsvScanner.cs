using System.Text;

namespace Facsimile.Data.Csv;

/// <summary>
/// Reads the fields of a comma-separated file of numbers from its bytes, without making strings, and knows line and column
/// for messages. Blank lines are passed over; lines end with LF or CR LF; only fields that are passed over may be in quotes.
/// </summary>
internal sealed class CsvScanner(string path, Stream file)
{
    private readonly byte[] _buffer = new byte[1 << 16];
    private readonly byte[] _field = new byte[64];
    private int _position;
    private int _length;

    /// <summary>The number of the line that the last field stands in, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>The number of the last field in its line, from 1.</summary>
    public int Column { get; private set; }

    /// <summary>Whether the last field is the last of its line.</summary>
    public bool EndsLine { get; private set; } = true;

    /// <summary>Where the last field stands, for messages.</summary>
    public string Place => $"{path}: line {Line}, column {Column}";

    /// <summary>Checks, at the end of a line, that it has as many fields as those before.</summary>
    /// <param name="expected">The fields of the lines before; 0 when it is the first.</param>
    /// <returns>The fields of this line.</returns>
    /// <exception cref="FacsimileException">It has more or fewer.</exception>
    public int CheckColumns(int expected)
        => expected == 0 || Column == expected
            ? Column
            : throw new FacsimileException($"{Place}: the line has {Column} fields, those before have {expected}.");

    /// <summary>Moves to the next field; false at the end of the file.</summary>
    /// <param name="field">Its text without spaces around; valid until the next call.</param>
    public bool Next(out ReadOnlySpan<byte> field)
    {
        field = default;
        if (EndsLine && !NextLine())
        {
            return false;
        }

        Column++;
        int length = 0;
        int value = Take();
        while (value is not (',' or '\n' or -1))
        {
            // What does not fit is no number; the mark keeps its beginning from being taken for one.
            _field[length] = length < _field.Length - 1 ? (byte)value : (byte)'?';
            length = Math.Min(length + 1, _field.Length - 1);
            value = Take();
        }

        EndsLine = value != ',';
        ReadOnlySpan<byte> text = _field.AsSpan(0, length == _field.Length - 1 ? _field.Length : length);
        field = text.Trim(" \t\r"u8);
        return true;
    }

    /// <summary>Passes over the first line when it begins with a letter, a quote, an underscore or a number sign.</summary>
    /// <returns>The beginning of the line that was passed over; nothing when there was none.</returns>
    public string SkipHeader()
    {
        if (!NextLine() || !(char.IsAsciiLetter((char)Peek()) || Peek() is '"' or '\'' or '_' or '#'))
        {
            return string.Empty;
        }

        int length = 0;
        while (Peek() is not ('\n' or -1))
        {
            byte value = (byte)Take();
            if (length < _field.Length)
            {
                _field[length++] = value;
            }
        }

        return Encoding.UTF8.GetString(_field, 0, length);
    }

    /// <summary>At the beginning of a line, passes over its first fields, each plain or in quotes (RFC 4180).</summary>
    /// <returns>False at the end of the file.</returns>
    /// <exception cref="FacsimileException">The line has no more fields than these.</exception>
    public bool SkipFields(int count)
    {
        if (count == 0 || !EndsLine)
        {
            return true;
        }

        if (!NextLine())
        {
            return false;
        }

        while (Column < count)
        {
            Column++;
            EndsLine = SkipField() != ',';
            if (EndsLine)
            {
                throw new FacsimileException($"{Place}: the line ends before its first number.");
            }
        }

        return true;
    }

    /// <summary>A field for a message: at most 20 characters, each a printable one.</summary>
    public static string Printable(ReadOnlySpan<byte> field)
    {
        string text = string.Concat(Encoding.UTF8.GetString(field).Select(letter => char.IsControl(letter) ? '?' : letter));
        return text.Length <= 20 ? text : text[..20] + "…";
    }

    /// <summary>Passes over one field and what ends it; line ends in quotes belong to the field.</summary>
    private int SkipField()
    {
        bool quoted = false;
        int value = Take();
        while (value != -1 && (quoted || value is not (',' or '\n')))
        {
            quoted ^= value == '"';
            Line += quoted && value == '\n' ? 1 : 0;
            value = Take();
        }

        return value;
    }

    private bool NextLine()
    {
        Line += Column > 0 ? 1 : 0;
        Column = 0;
        SkipByteOrderMark();
        while (true)
        {
            int value = Peek();
            if (value is not ('\n' or '\r'))
            {
                return value >= 0;
            }

            Line += value == '\n' ? 1 : 0;
            _position++;
        }
    }

    private void SkipByteOrderMark()
    {
        if (Line == 1 && Peek() == 0xEF && _buffer.AsSpan(_position, _length - _position).StartsWith("\uFEFF"u8))
        {
            _position += 3;
        }
    }

    private int Take()
    {
        int value = Peek();
        _position++;
        return value;
    }

    private int Peek()
    {
        if (_position >= _length)
        {
            _length = file.ReadAtLeast(_buffer, _buffer.Length, throwOnEndOfStream: false);
            _position = 0;
            if (_length == 0)
            {
                return -1;
            }
        }

        return _buffer[_position];
    }
}
