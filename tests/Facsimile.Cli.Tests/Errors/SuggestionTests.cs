using Facsimile.Cli.Errors;

namespace Facsimile.Cli.Tests.Errors;

public sealed class SuggestionTests
{
    [Theory]
    [InlineData("train", "train", 0)]
    [InlineData("", "abc", 3)]
    [InlineData("trian", "train", 1)]
    [InlineData("kitten", "sitting", 3)]
    [InlineData("verfy", "verify", 1)]
    public void Distance_counts_changes_and_swaps(string from, string to, int distance)
        => Assert.Equal(distance, Suggestion.Distance(from, to));

    [Fact]
    public void Nearest_candidate_is_proposed_and_far_ones_are_not()
    {
        Assert.Equal("did you mean 'encode'?", Suggestion.For("encod", ["decode", "encode"]));
        Assert.Equal("did you mean 'mnist'?", Suggestion.For("MNIST", ["glyphs", "mnist"]));
        Assert.Null(Suggestion.For("banana", ["decode", "encode"]));
    }

    [Fact]
    public void All_that_begin_with_the_word_are_proposed()
    {
        Assert.Equal("did you mean 'fashion-deep' or 'fashion-simple'?", Suggestion.For("fashion", ["fashion-deep", "simple", "fashion-simple"]));
        Assert.Null(Suggestion.For("fa", ["fashion-deep"]));
    }
}
