using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Statistics;
using Facsimile.Training;

namespace Facsimile.Tests.Reports;

public sealed class FindingsTests
{
    [Theory]
    [InlineData("10 8 6 5 4", "was still falling (20.0\u00a0% over the last epoch): more epochs may help.")]
    [InlineData("10 4 4 4 4 4 4 4 4 4", "has levelled off")]
    [InlineData("10 4 5 6 7 8 8 8 8 8", "was lowest after epoch 2 and has risen by 100.0\u00a0% since")]
    [InlineData("10 4", "After 2 epochs the validation loss is 4.00.")]
    [InlineData("10 4 3 2 NaN", "After 5 epochs the validation loss is not a number.")]
    public void The_end_of_the_training_is_told(string losses, string expected)
        => Assert.Contains(expected, TrainingTrend.Describe(Course(losses)), StringComparison.Ordinal);

    [Fact]
    public void The_reason_for_the_end_is_told()
    {
        string Told(StopReason reason) => TrainingTrend.Describe(Course("2 1") with { StopReason = reason });
        Assert.Contains("can be resumed", Told(StopReason.Interrupted), StringComparison.Ordinal);
        Assert.Contains("stopped early", Told(StopReason.EarlyStopping), StringComparison.Ordinal);
        Assert.Equal("", TrainingTrend.Describe(Course("")));
    }

    [Fact]
    public void A_model_that_was_given_corrupted_images_is_told_as_one_that_restores()
    {
        var noisy = EvaluationSummary.Of(SampleRun.Restored(SampleRun.Evaluation(), mask: false));
        Assert.StartsWith(
            "Given images with noise <of> σ 0.5, the model restores the 40 images of made-up with a median SSIM of ",
            Findings.Headline(noisy, new ReportDetails()),
            StringComparison.Ordinal);
        string[] details = [.. Findings.Details(SampleRun.History(), noisy, new ReportDetails())];
        Assert.Equal(
            "The mean squared error falls from 0.230 in the corrupted images to 0.0295. Given the clean images, that of the model is "
            + "0.0148.",
            details[0]);
        Assert.Contains("fitted to the training images and given the same corrupted images, reaches", details[1], StringComparison.Ordinal);

        var masked = EvaluationSummary.Of(SampleRun.Restored(SampleRun.Evaluation()));
        Assert.StartsWith(
            "Where pixels were hidden, the mean squared error falls from 0.300 in the corrupted images to 0.0600. "
            + "Where they were seen, the model draws them with an error of 0.0200.",
            Findings.Details(SampleRun.History(), masked, new ReportDetails())[0],
            StringComparison.Ordinal);
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
        EvaluationSummary summary = Beside(ssimAbove, errorRatio);

        string details = string.Join(' ', Findings.Details(SampleRun.History(), summary, new ReportDetails()));
        Assert.Contains(expected, details, StringComparison.Ordinal);
    }

    [Fact]
    public void The_hardest_and_the_easiest_class_are_named()
    {
        Assert.Contains(
            "The hardest class is shoe (median SSIM 0.62), the easiest hat (0.63).",
            Findings.Details(SampleRun.History(), EvaluationSummary.Of(SampleRun.Evaluation()), new ReportDetails()));
    }

    [Fact]
    public void Without_SSIM_all_is_told_by_the_squared_error_of_which_less_is_better()
    {
        var summary = EvaluationSummary.Of(SampleRun.WithoutSsim(SampleRun.Evaluation()));

        Assert.Equal(
            "From 3 numbers in place of 64 pixel values, the model rebuilds the 40 images of made-up with a mean squared error "
                + "(MSE) of 0.0295 (0 is perfect).",
            Findings.Headline(summary, new ReportDetails()));
        Assert.Equal(
            [
                "The model beats a linear one: principal component analysis (PCA) with the same 3 numbers, fitted to the "
                    + "training images, reaches a mean squared error of 0.0590; the error of the model is 50.0\u00a0% smaller.",
                "The MSE of half of the images lies between 0.0200 and 0.0400; that of the worst (image 39) is 0.0490.",
                "The hardest class is shoe (mean squared error 0.0300), the easiest hat (0.0290).",
            ],
            Findings.Details(SampleRun.History(), summary, new ReportDetails()).Take(3));
    }

    [Theory]
    [InlineData(0.02, 0.04, "beats a linear one", "is 50.0\u00a0% smaller")]
    [InlineData(0.02, 0.0201, "does as well as a linear one", "is 0.5\u00a0% smaller")]
    [InlineData(0.02, 0.01, "does not reach a linear one", "is 100.0\u00a0% larger")]
    [InlineData(0.02, 1e-9, "does not reach a linear one", "more than a thousand times larger")]
    [InlineData(0.02, 0, "does not reach a linear one", "more than a thousand times larger")]
    [InlineData(0, 0, "does as well as a linear one", "neither has any error")]
    public void Without_SSIM_the_error_alone_is_compared_with_the_baseline(
        double error, double baseline, string verdict, string change)
    {
        var summary = EvaluationSummary.Of(SampleRun.WithoutSsim(SampleRun.Evaluation()));
        Distribution values = summary.Metrics[Metric.Mse];
        summary = summary with
        {
            Metrics = summary.Metrics.SetItem(Metric.Mse, values with { Mean = error }),
            PcaBaseline = summary.Metrics.SetItem(Metric.Mse, values with { Mean = baseline }),
        };

        string sentence = Findings.Details(SampleRun.History(), summary, new ReportDetails())[0];
        Assert.StartsWith($"The model {verdict}:", sentence, StringComparison.Ordinal);
        Assert.EndsWith($"{change}.", sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Data_that_nobody_named_are_not_called_images_of_images()
    {
        var summary = EvaluationSummary.Of(SampleRun.Evaluation() with { DataSet = new EvaluationOptions().DataSet });

        Assert.Contains("rebuilds the 40 images with", Findings.Headline(summary, new ReportDetails()), StringComparison.Ordinal);
    }

    [Fact]
    public void Of_other_images_than_those_of_the_training_it_is_told_what_belongs_to_which()
    {
        var summary = EvaluationSummary.Of(SampleRun.Evaluation());
        var details = new ReportDetails { TrainingData = "elsewhere" };

        Assert.Contains(
            "the model, trained on elsewhere, rebuilds the 40 images of made-up",
            Findings.Headline(summary, details),
            StringComparison.Ordinal);
        string text = string.Join(' ', Findings.Details(SampleRun.History(), summary, details));
        Assert.Contains("fitted to the training images of elsewhere", text, StringComparison.Ordinal);
        Assert.Contains("In its training on elsewhere: after 20 epochs", text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-0.1, 2, "The model does not do as well as a linear one (PCA). From 3 numbers")]
    [InlineData(0, 2, "The model does not do as well as a linear one (PCA). From 3 numbers")]
    [InlineData(0.1, 2, "From 3 numbers in place of 64 pixel values, the model rebuilds")]
    [InlineData(-0.1, 0.5, "From 3 numbers in place of 64 pixel values, the model rebuilds")]
    public void The_headline_is_no_success_where_a_linear_model_does_better(double ssimAbove, double errorRatio, string expected)
        => Assert.StartsWith(
            expected, Findings.Headline(Beside(ssimAbove, errorRatio), new ReportDetails()), StringComparison.Ordinal);

    [Theory]
    [InlineData("10 9", "train longer (2 epochs are few)")]
    [InlineData("10 8 6 5 4", "train longer (the loss was still falling)")]
    [InlineData("10 4 4 4 4 4 4 4 4 4", "use a smaller network (fewer or narrower layers)")]
    public void Where_a_linear_model_does_better_it_is_told_what_to_do(string losses, string expected)
    {
        History history = Course(losses);
        EpochRecord WithoutGap(EpochRecord epoch) => epoch with { TrainingLoss = epoch.ValidationLoss!.Value };
        history = history with { Epochs = [.. history.Epochs.Select(WithoutGap)] };
        string Told(EvaluationSummary summary) => string.Join(' ', Findings.Details(history, summary, new ReportDetails()));

        Assert.Contains($"What to do: {expected}", Told(Beside(-0.1, 2)), StringComparison.Ordinal);
        Assert.Contains($"What to do: {expected}", Told(Beside(-0.1, 0.5)), StringComparison.Ordinal);
        Assert.DoesNotContain("What to do", Told(Beside(0.1, 0.5)), StringComparison.Ordinal);
    }

    [Fact]
    public void What_to_do_depends_on_the_data_and_on_learning_by_heart()
    {
        string Told(ReportDetails details, string losses)
            => string.Join(' ', Findings.Details(Course(losses), Beside(-0.1, 2), details));

        Assert.Contains(
            "more training images, or use a smaller network",
            Told(new ReportDetails(), "2 2 2 2 2 2"),
            StringComparison.Ordinal);
        Assert.Contains(
            "train a model on images like these; this one knows only those of elsewhere",
            Told(new ReportDetails { TrainingData = "elsewhere" }, "2 2 2 2 2 2"),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0.9, false)]
    [InlineData(0.97, true)]
    [InlineData(2, true)]
    public void A_model_no_better_than_the_mean_image_has_learnt_nothing(double ratio, bool expected)
    {
        var summary = EvaluationSummary.Of(SampleRun.Evaluation());
        summary = summary with { MeanImageError = summary.Metrics[Metric.Mse].Median / ratio };

        string headline = Findings.Headline(summary, new ReportDetails());
        string details = string.Join(' ', Findings.Details(Course("2 2"), summary, new ReportDetails()));
        Assert.Equal(expected, headline.StartsWith("The model has learnt nothing: for the 40 images", StringComparison.Ordinal));
        Assert.Equal(expected, details.Contains("What to do: change the learning rate first", StringComparison.Ordinal));
        Assert.Equal(ratio > 1.05, headline.Contains("would do better", StringComparison.Ordinal));
    }

    [Fact]
    public void Learning_by_heart_is_told()
    {
        History history = Course("10 9") with { Epochs = [new EpochRecord(1, 1, 1.5, 1)] };

        string text = string.Join(' ', Findings.Details(history, EvaluationSummary.Of(SampleRun.Bare()), new ReportDetails()));
        Assert.Contains("50.0\u00a0% above", text, StringComparison.Ordinal);
    }

    /// <summary>A model whose SSIM is above the baseline's, and whose error is so many times the baseline's.</summary>
    private static EvaluationSummary Beside(double ssimAbove, double errorRatio)
    {
        var summary = EvaluationSummary.Of(SampleRun.Evaluation());
        return summary with
        {
            PcaBaseline = summary.Metrics.ToImmutableSortedDictionary(pair => pair.Key, pair => pair.Key switch
            {
                Metric.Ssim => pair.Value with { Median = pair.Value.Median - ssimAbove },
                Metric.Mse => pair.Value with { Mean = pair.Value.Mean / errorRatio },
                _ => pair.Value,
            }),
        };
    }

    private static History Course(string losses) => new()
    {
        LossName = "mse",
        StopReason = StopReason.Completed,
        Epochs =
        [
            .. losses.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select((loss, i) => new EpochRecord(i + 1, 1, double.Parse(loss, CultureInfo.InvariantCulture), 1)),
        ],
    };
}
