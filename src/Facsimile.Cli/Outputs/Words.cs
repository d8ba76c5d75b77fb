using System.Globalization;
using Spectre.Console;

namespace Facsimile.Cli.Outputs;

/// <summary>Fits text to a width without breaking a word.</summary>
internal static class Words
{
    /// <summary>How many columns of a terminal a text takes.</summary>
    public static int Width(string text) => text.GetCellWidth();

    /// <summary>The width of the longest word.</summary>
    public static int Longest(string text) => text.Split(' ').Max(Width);

    /// <summary>The text in lines of at most that width; a word that is longer has a line of its own.</summary>
    public static IEnumerable<string> Wrap(string text, int width)
    {
        string line = string.Empty;
        foreach (string word in text.Split(' '))
        {
            if (line.Length > 0 && Width(line) + 1 + Width(word) > width)
            {
                yield return line;
                line = word;
            }
            else
            {
                line = line.Length > 0 ? $"{line} {word}" : word;
            }
        }

        yield return line;
    }

    /// <summary>The text without its middle when it is longer than that width.</summary>
    public static string Shorten(string text, int width)
    {
        var letters = new StringInfo(text);
        int length = letters.LengthInTextElements;
        int end = (width - 1) / 2;
        return length <= width
            ? text
            : $"{letters.SubstringByTextElements(0, width - 1 - end)}…{letters.SubstringByTextElements(length - end)}";
    }
}
