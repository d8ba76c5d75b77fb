using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Recipes;
using Facsimile.Reports;
using Facsimile.Statistics;
using Facsimile.Studies;
using Facsimile.Studies.Results;

namespace Facsimile.Tests.Studies;

public sealed class StudyFiguresTests
{
    private static readonly StudyLevels Epochs = new("epochs", ["1", "2", "4"]);

    /// <summary>MSE was trained for 1 and 2 epochs, BCE for 1 to 4: there is no pair of MSE and BCE at 4.</summary>
    private static readonly TrialResult[] Trials =
    [
        Trial(0.08, ("loss", "MSE"), ("epochs", "1")),
        Trial(0.02, ("loss", "MSE"), ("epochs", "2")),
        Trial(0.09, ("loss", "BCE"), ("epochs", "1")),
        Trial(0.07, ("loss", "BCE"), ("epochs", "2")),
        Trial(0.01, ("loss", "BCE"), ("epochs", "4")),
    ];

    [Fact]
    public void Ratios_compare_trials_that_differ_in_nothing_else()
    {
        var ends = MatchedRatios.Of(Trials, Epochs);
        Assert.Equal([0.02 / 0.08, 0.01 / 0.09], ends.Ratios.ToArray());
        Assert.Equal(Math.Sqrt(0.25 / 9), ends.Mean, 12);
        Assert.Equal("1 → 2 (1 pair) and 1 → 4 (1 pair)", ends.Steps);
        Assert.Equal("1 → 2 (2 pairs)", MatchedRatios.Of(Trials, Epochs, "1", "2").Steps);
        Assert.Equal([0.02 / 0.08, 0.07 / 0.09], MatchedRatios.Of(Trials, Epochs, "1", "2").Ratios.ToArray());
        Assert.Equal(
            [0.08 / 0.09, 0.02 / 0.07], MatchedRatios.Of(Trials, new StudyLevels("loss", ["MSE", "BCE"]), "BCE", "MSE").Ratios.ToArray());
    }

    [Fact]
    public void Levels_have_mean_spread_and_smallest_error()
    {
        var one = LevelSummary.Of("1", [0.08, 0.09, 0.1]);
        Assert.Equal((0.09, 0.01, 0.08), (Math.Round(one.Mean, 12), Math.Round(one.Deviation, 12), one.Least));
        Assert.True(double.IsNaN(LevelSummary.Of("4", [0.01]).Deviation));
    }

    [Fact]
    public void Front_keeps_what_nothing_cheaper_beats()
    {
        (double Cost, double Error)[] points = [(1, 0.5), (2, 0.6), (3, 0.4), (3, 0.3), (4, 0.3), (5, 0.1)];
        TrialResult[] trials = [.. points.Select(point => Trial(point.Error) with { Seconds = point.Cost })];

        Assert.Equal(
            [(1, 0.5), (3, 0.3), (5, 0.1)], StudyCharts.Front(trials, one => one.Seconds).Select(one => (one.Seconds, one.Error)));
    }

    [Theory]
    [InlineData(StudyEffect.Helps, 0.999, true)]
    [InlineData(StudyEffect.Helps, 1, false)]
    [InlineData(StudyEffect.HelpsMuch, 0.8, true)]
    [InlineData(StudyEffect.HelpsMuch, 0.81, false)]
    [InlineData(StudyEffect.HelpsLittle, 0.81, true)]
    [InlineData(StudyEffect.HelpsLittle, 0.95, true)]
    [InlineData(StudyEffect.HelpsLittle, 0.79, false)]
    [InlineData(StudyEffect.HelpsLittle, 0.96, false)]
    [InlineData(StudyEffect.DoesNotMatter, 0.96, true)]
    [InlineData(StudyEffect.DoesNotMatter, 1.05, true)]
    [InlineData(StudyEffect.DoesNotMatter, 0.95, false)]
    [InlineData(StudyEffect.DoesNotMatter, 1.06, false)]
    public void Ratio_is_judged_by_what_was_said(StudyEffect effect, double ratio, bool held)
        => Assert.Equal(held, CheckedConclusion.Judge(effect, ratio));

    private static TrialResult Trial(double error, params (string Axis, string Level)[] levels)
    {
        var errors = Distribution.Of([error, error]);
        var recipe = RecipeReader.Load("simple");
        return new TrialResult(new StudyTrial("t", levels.ToImmutableSortedDictionary(one => one.Axis, one => one.Level), recipe))
        {
            Evaluation = new EvaluationSummary
            {
                DataSet = "made-up",
                Shape = new ImageShape(1, 8, 8),
                CodeSize = 2,
                Metrics = ImmutableSortedDictionary<Metric, Distribution>.Empty.Add(Metric.Mse, errors),
            },
        };
    }
}
