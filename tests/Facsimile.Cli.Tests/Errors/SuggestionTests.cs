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
        Assert.Equal("encode", Suggestion.For("encod", ["decode", "encode"]));
        Assert.Null(Suggestion.For("banana", ["decode", "encode"]));
    }
}
