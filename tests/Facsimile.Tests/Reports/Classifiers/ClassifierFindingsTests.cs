using Facsimile.Reports;
using Facsimile.Reports.Classifiers;
using Facsimile.Training;

namespace Facsimile.Tests.Reports.Classifiers;

public sealed class ClassifierFindingsTests
{
    [Fact]
    public void The_main_result_and_the_confusions_are_told()
    {
        var summary = ClassificationSummary.Of(SampleClassification.Evaluation());
        string text = Text(summary);

        Assert.Equal(
            "The model names the right class of 73.33\u00a0% of the 30 images of made-up; it is wrong in 8.",
            ClassifierFindings.Headline(summary, new ReportDetails()));
        Assert.Contains(
            "It most often takes bag for hat (5 of 10), hat for bag (2 of 10), hat for shoe (1 of 10).", text, StringComparison.Ordinal);
        Assert.Contains(
            "The hardest class is bag (precision 71.4\u00a0%, recall 50.0\u00a0%), the easiest shoe (90.9\u00a0%, 100.0\u00a0%).",
            text,
            StringComparison.Ordinal);
        Assert.Contains("takes image 7 (hat) for bag with a probability of 92.0\u00a0%", text, StringComparison.Ordinal);
    }

    [Fact]
    public void A_model_that_always_names_one_class_has_learnt_nothing()
    {
        var summary = ClassificationSummary.Of(SampleClassification.Evaluation(counts: [10, 0, 0, 8, 0, 0, 9, 0, 0]));

        Assert.StartsWith(
            "The model has learnt nothing: it names the right class of 37.04\u00a0%",
            ClassifierFindings.Headline(summary, new ReportDetails()),
            StringComparison.Ordinal);
        Assert.Contains("change the learning rate", Text(summary), StringComparison.Ordinal);
    }

    [Fact]
    public void One_class_for_all_images_that_are_of_it_is_right()
    {
        var summary = ClassificationSummary.Of(SampleClassification.Evaluation(counts: [5, 0, 0, 0, 0, 0, 0, 0, 0]));

        Assert.DoesNotContain("nothing", ClassifierFindings.Headline(summary, new ReportDetails()), StringComparison.Ordinal);
    }

    [Fact]
    public void The_course_is_told_by_test_images_unless_some_were_held_out()
    {
        Assert.Equal(
            "After 6 epochs the test loss is 0.200 and the test accuracy 90.0\u00a0%, both at their best: more epochs may help.",
            ClassifierTrend.Describe(SampleClassification.History()));
        Assert.StartsWith(
            "In its training on elsewhere: after 6 epochs the validation loss is 0.183 and the validation accuracy 90.8\u00a0%",
            ClassifierTrend.Describe(SampleClassification.History(validated: true), "elsewhere"),
            StringComparison.Ordinal);
        Assert.StartsWith(
            "After 6 epochs the training loss is 0.167 and the training accuracy 91.7\u00a0%",
            ClassifierTrend.Describe(SampleClassification.History(tested: false)),
            StringComparison.Ordinal);
        Assert.Equal("", ClassifierTrend.Describe(SampleClassification.History(epochs: 0)));
    }

    [Fact]
    public void Earlier_best_epochs_are_named_each()
    {
        History history = SampleClassification.History();
        history = history with
        {
            StopReason = StopReason.EarlyStopping,
            Epochs = history.Epochs.SetItem(2, history.Epochs[2] with { TestLoss = 0.1 })
                .SetItem(4, history.Epochs[4] with { TestAccuracy = 0.95 }),
        };

        Assert.Equal(
            "After 6 epochs the test loss is 0.200 and the test accuracy 90.0\u00a0%; the loss was lowest after epoch 3 (0.100), "
            + "the accuracy highest after epoch 5 (95.0\u00a0%). It was stopped early because the validation loss no longer improved.",
            ClassifierTrend.Describe(history));
    }

    private static string Text(ClassificationSummary summary)
        => string.Join(' ', ClassifierFindings.Details(SampleClassification.History(), summary, new ReportDetails()));
}
