using Facsimile.Inversion;

namespace Facsimile.Tests.Inversion;

public class BestSearchesTests
{
    [Theory]
    [InlineData(new[] { 3.0, 2.0, 4.0 }, 1)]
    [InlineData(new[] { 2.0, 2.0, 2.0 }, 0)]
    [InlineData(new[] { 2.0, double.NaN, 1.0 }, 2)]
    [InlineData(new[] { double.NaN, 5.0, 4.0 }, 2)]
    [InlineData(new[] { double.NaN, 5.0, double.NaN }, 1)]
    [InlineData(new[] { double.NaN, double.PositiveInfinity, 7.0 }, 2)]
    [InlineData(new[] { double.NaN, double.NaN, double.NaN }, 0)]
    public void The_lowest_loss_is_kept_and_any_number_is_better_than_none(double[] losses, int expected)
    {
        var best = new BestSearches(1, 2);
        for (int start = 0; start < losses.Length; start++)
        {
            best.Take(Ended(losses[start], start), start);
        }

        AssertIs(expected, losses[expected], best);
    }

    [Theory]
    [InlineData(3, 2, true)]
    [InlineData(2, 3, false)]
    [InlineData(2, 2, false)]
    [InlineData(double.NaN, 2, true)]
    [InlineData(2, double.NaN, false)]
    public void Of_two_the_better_one_is_taken_with_all_that_belongs_to_it(double own, double other, bool takesOther)
    {
        (BestSearches best, BestSearches second) = (new BestSearches(1, 2), new BestSearches(1, 2));
        best.Take(Ended(own, 0), 0);
        second.Take(Ended(other, 1), 1);

        best.Take(second);
        AssertIs(takesOther ? 1 : 0, takesOther ? other : own, best);
    }

    /// <summary>What a search gave that began at a start; every figure says which.</summary>
    private static Searches Ended(double loss, int start)
    {
        var searches = new Searches(1, 2);
        searches.Begin(1);
        searches.Codes[0] = start;
        searches.Codes[1] = start + 10;
        searches.Losses[0] = loss;
        searches.Iterations[0] = start + 20;
        searches.Outcomes[0] = (InversionOutcome)start;
        searches.Contractions[0] = start + 30;
        return searches;
    }

    private static void AssertIs(int start, double loss, BestSearches best)
    {
        InversionResult found = best.AddTo(new InversionResult
        {
            First = 0,
            CodeSize = 2,
            CodesBefore = [],
            CodesAfter = [],
            LossesBefore = [],
            LossesAfter = [],
            Iterations = [],
            Outcomes = [],
            Starts = [],
            Contractions = [],
        });
        Assert.Equal([start, start + 10f], found.CodesAfter.AsSpan());
        Assert.Equal(loss, found.LossesAfter[0]);
        Assert.Equal(start + 20, found.Iterations[0]);
        Assert.Equal((InversionOutcome)start, found.Outcomes[0]);
        Assert.Equal(start, found.Starts[0]);
        Assert.Equal(start + 30, found.Contractions[0]);
    }
}
