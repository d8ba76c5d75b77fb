using System.Collections.Immutable;
using Facsimile.Evaluation;
using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;
using Facsimile.Reports.Inversions;
using Facsimile.Statistics;

namespace Facsimile.Tests.Reports.Inversions;

public sealed class StudyFindingsTests
{
    [Theory]
    [InlineData(40, 50, 45, "The published order MN > MB ≥ MT holds:")]
    [InlineData(45, 50, 44, "The published order MN > MB ≥ MT holds within the noise:")]
    [InlineData(58, 59, 20, "The published order MN > MB ≥ MT does not hold:")]
    [InlineData(40, 45, 50, "The published order MN > MB ≥ MT does not hold:")]
    public void Success_rates_are_compared_with_the_published_order(int encoded, int found, int amortized, string expected)
    {
        InversionStudyResult study = SampleStudy.Of(1);
        int[] right = [encoded, found, amortized];
        study = study with
        {
            Sets = [.. study.Sets.Select((set, i) => set with { Agreement = new ConfusionMatrix(2, [right[i], 60 - right[i], 0, 0]) })],
        };

        string sentence = StudyFindings.SuccessRates(StudyFigures.Of(study), 60);
        Assert.StartsWith(expected, sentence, StringComparison.Ordinal);
        Assert.Contains("published were 86.08\u00a0%, 83.68\u00a0% and 83.52\u00a0%", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(12, "is rejected: its mean loss is 12.00, that of the encoder’s codes 10.00, and on 100.0\u00a0% of the images the loss rises")]
    [InlineData(4, "lowers the mean loss here: its mean loss is 8.00")]
    public void The_fixed_point_is_rejected_where_it_raises_the_loss(double secondLoss, string expected)
    {
        InversionStudyResult study = SampleStudy.Of(1);
        InversionResult map = study.Methods[0].Result with
        {
            LossesBefore = [10, 10],
            LossesAfter = [12, secondLoss],
            Iterations = [3, 100],
            Outcomes = [InversionOutcome.Converged, InversionOutcome.MaximumReached],
            Contractions = [0.5, 1.25],
        };
        MethodResult method = new() { Name = "fixed point", Result = map };
        StudyFigures figures = StudyFigures.Of(study) with { Methods = [MethodFigures.Of(method, method)] };

        string sentence = StudyFindings.FixedPoint(figures);
        Assert.Contains(expected, sentence, StringComparison.Ordinal);
        Assert.Contains("does not contract for 50.0\u00a0% of the images", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.5, "The worse an image is coded, the more it gains")]
    [InlineData(0.5, "The better an image is coded, the more it gains")]
    [InlineData(0.05, "The gain hardly depends")]
    public void The_sign_of_the_correlation_is_put_into_words(double rank, string expected)
    {
        InversionStudyResult study = SampleStudy.Of(1) with { RankCorrelation = new TestAttempt(new TestResult("Spearman correlation", rank, 0.25, 60)) };

        string sentence = StudyFindings.Related(study);
        Assert.StartsWith(expected, sentence, StringComparison.Ordinal);
        Assert.Contains("(p = 0.250)", sentence, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.2, "p = 0.200")]
    [InlineData(0.00099, "p < 10⁻³")]
    [InlineData(0.00002, "p < 10⁻⁴")]
    [InlineData(1e-9, "p < 10⁻⁶")]
    [InlineData(0, "p < 10⁻⁶")]
    public void Small_p_values_are_bounds(double pValue, string expected) => Assert.Equal(expected, NormalityVerdict.Text(pValue));

    [Fact]
    public void The_best_method_is_that_of_the_smallest_mean_loss()
    {
        StudyFigures figures = StudyFigures.Of(SampleStudy.Of(2));
        ImmutableArray<MethodFigures> methods =
            [.. figures.Methods.Select((method, i) => method with { Name = $"way {i}", MeanLoss = i == 3 ? 1 : 2 })];

        Assert.StartsWith(
            "The best of 8 methods is way 3: a mean loss of 1.000",
            StudyFindings.BestMethod(figures with { Methods = methods }),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "No method does better than way 3",
            StudyFindings.BestMethod(figures with { Methods = methods[3..] }),
            StringComparison.Ordinal);
    }
}
