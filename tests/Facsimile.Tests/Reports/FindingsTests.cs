using System.Collections.Immutable;
using Facsimile.Reports;
using Facsimile.Training;

namespace Facsimile.Tests.Reports;

public sealed class FindingsTests
{
    [Theory]
    [InlineData("10 8 6 5 4", "was still falling (20.0\u00a0% over the last 1 epoch): more epochs may help.")]
    [InlineData("10 4 4 4 4 4 4 4 4 4", "has levelled off")]
    [InlineData("10 4 5 6 7 8 8 8 8 8", "was lowest after epoch 2 and has risen by 100.0\u00a0% since")]
    [InlineData("10 4", "After 2 epochs the validation loss is 4.00.")]
    [InlineData("10 4 3 2 NaN", "After 5 epochs the validation loss is not a number.")]
    public void The_end_of_the_training_is_told(string losses, string expected)
        => Assert.Contains(expected, TrainingTrend.Describe(Course(losses)), StringComparison.Ordinal);

    [Fact]
    public void The_reason_for_the_end_is_told()
    {
        Assert.Contains("can be resumed", TrainingTrend.Describe(Course("2 1") with { StopReason = StopReason.Interrupted }), StringComparison.Ordinal);
        Assert.Contains("stopped early", TrainingTrend.Describe(Course("2 1") with { StopReason = StopReason.EarlyStopping }), StringComparison.Ordinal);
        Assert.Equal("", TrainingTrend.Describe(Course("")));
    }

    [Theory]
    [InlineData(0.1, 0.5, "The model beats a linear one")]
    [InlineData(0.1, 2, "keeps structure better than a linear one, but not the single pixels")]
    [InlineData(-0.1, 0.5, "has a smaller error than a linear one, but keeps structure less well")]
    [InlineData(-0.1, 2, "does not reach a linear one")]
    [InlineData(0, 0.5, "as well as a linear one, with a smaller error")]
    [InlineData(0, 2, "as well as a linear one, with a larger error")]
    public void The_model_is_compared_with_the_baseline(double ssimAbove, double errorRatio, string expected)
    {
        var summary = EvaluationSummary.Of(SampleRun.Evaluation());
        summary = summary with
        {
            PcaBaseline = summary.Metrics.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Key switch
            {
                Facsimile.Evaluation.Metric.Ssim => pair.Value with { Median = pair.Value.Median - ssimAbove },
                Facsimile.Evaluation.Metric.Mse => pair.Value with { Mean = pair.Value.Mean / errorRatio },
                _ => pair.Value,
            }),
        };

        Assert.Contains(expected, string.Join(' ', Findings.Details(SampleRun.History(), summary)), StringComparison.Ordinal);
    }

    [Fact]
    public void The_hardest_and_the_easiest_class_are_named()
    {
        string text = string.Join(' ', Findings.Details(SampleRun.History(), EvaluationSummary.Of(SampleRun.Evaluation())));

        Assert.Contains("hardest class is shoe (median SSIM 0.62), the easiest hat (0.63)", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Learning_by_heart_is_told()
    {
        History history = Course("10 9") with { Epochs = [new EpochRecord(1, 1, 1.5, 1)] };

        Assert.Contains("50.0\u00a0% above", string.Join(' ', Findings.Details(history, EvaluationSummary.Of(SampleRun.Bare()))), StringComparison.Ordinal);
    }

    private static History Course(string losses) => new()
    {
        LossName = "mse",
        StopReason = StopReason.Completed,
        Epochs = [.. losses.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select((loss, i) => new EpochRecord(i + 1, 1, double.Parse(loss, System.Globalization.CultureInfo.InvariantCulture), 1))],
    };
}
