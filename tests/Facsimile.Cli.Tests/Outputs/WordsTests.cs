using Facsimile.Cli.Outputs;

namespace Facsimile.Cli.Tests.Outputs;

public sealed class WordsTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("a/path/that/is/long then", 6, "a/path/that/is/long|then")]
    [InlineData("", 6, "")]
    public void Lines_end_between_words(string text, int width, string lines)
        => Assert.Equal(lines, string.Join('|', Words.Wrap(text, width)));

    [Theory]
    [InlineData("abcdefgh", 8, "abcdefgh")]
    [InlineData("abcdefgh", 7, "abc…fgh")]
    [InlineData("abcdefgh", 4, "ab…h")]
    public void Long_text_loses_its_middle(string text, int width, string shortened)
        => Assert.Equal(shortened, Words.Shorten(text, width));
}
