using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Facsimile.Reports.Charts;

/// <summary>
/// A growing piece of SVG or HTML. Text is added through interpolated strings only: what stands in the source is markup, what
/// is filled in is escaped, so that a hostile name cannot become an element.
/// </summary>
internal sealed class Markup
{
    private readonly StringBuilder _text = new();

    /// <summary>One piece: the literal parts as they are, the values escaped, other markup as it is.</summary>
    public static Markup Of(Hole content) => content.Target;

    /// <summary>A text of the library itself that is markup already, such as a style sheet; never a name or a path.</summary>
    public static Markup Trusted(string markup)
    {
        var trusted = new Markup();
        trusted._text.Append(markup);
        return trusted;
    }

    /// <summary>Adds to the end.</summary>
    public Markup Add([InterpolatedStringHandlerArgument("")] Hole content)
    {
        _ = content;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private void Escape(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            switch (c)
            {
                case '&': _text.Append("&amp;"); break;
                case '<': _text.Append("&lt;"); break;
                case '>': _text.Append("&gt;"); break;
                case '"': _text.Append("&quot;"); break;
                case '\'': _text.Append("&#39;"); break;
                default: AppendCharacter(text, ref i); break;
            }
        }
    }

    /// <summary>XML 1.0 (section 2.2) forbids most control characters and lone surrogates even when escaped.</summary>
    private void AppendCharacter(string text, ref int index)
    {
        char c = text[index];
        if (char.IsHighSurrogate(c) && index + 1 < text.Length && char.IsLowSurrogate(text[index + 1]))
        {
            _text.Append(c).Append(text[++index]);
        }
        else
        {
            bool allowed = c is '\t' or '\n' or '\r' || (c >= ' ' && !char.IsSurrogate(c) && c < '\uFFFE');
            _text.Append(allowed ? c : '\uFFFD');
        }
    }

    /// <summary>Fills the values of an interpolated string into a <see cref="Markup"/>.</summary>
    [InterpolatedStringHandler]
    public readonly ref struct Hole
    {
        /// <summary>Starts a new piece.</summary>
        public Hole(int literalLength, int formattedCount)
            : this(literalLength, formattedCount, new Markup())
        {
        }

        /// <summary>Goes on at the end of a piece.</summary>
        public Hole(int literalLength, int formattedCount, Markup target)
        {
            target._text.EnsureCapacity(target._text.Length + literalLength + (formattedCount * 8));
            Target = target;
        }

        /// <summary>What is written to.</summary>
        public Markup Target { get; }

        /// <summary>A part that stands in the source: markup.</summary>
        public void AppendLiteral(string value) => Target._text.Append(value);

        /// <summary>A text, escaped.</summary>
        public void AppendFormatted(string? value) => Target.Escape(value ?? "");

        /// <summary>A whole number.</summary>
        public void AppendFormatted(int value) => Target._text.Append(CultureInfo.InvariantCulture, $"{value}");

        /// <summary>A coordinate, to a hundredth.</summary>
        public void AppendFormatted(double value)
            => Target._text.Append((Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture));

        /// <summary>Other markup, as it is.</summary>
        public void AppendFormatted(Markup? value) => Target._text.Append(value?._text);
    }
}
