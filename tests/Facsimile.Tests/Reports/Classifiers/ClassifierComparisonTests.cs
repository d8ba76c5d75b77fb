using System.Xml.Linq;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports.Classifiers;

public sealed class ClassifierComparisonTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Page => File.ReadAllText(_folder["comparison.html"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_stand_side_by_side_and_the_best_is_named()
    {
        ClassifierComparisonReport.Write(
            _folder.Path, [Run("worse"), Run("better", [9, 1, 0, 1, 9, 0, 0, 0, 10]), Run("middle", [8, 1, 1, 3, 7, 0, 0, 0, 10])]);

        Assert.Equal(["accuracy.svg", "comparison.html", "loss.svg"], _folder.Names());
        Assert.Contains(
            "better names the right class most often: in 93.33\u00a0% of the 30 images of made-up, middle in 83.33\u00a0%; "
            + "the last, worse in 73.33\u00a0%.",
            Page,
            StringComparison.Ordinal);
        XElement page = PageXml.Parse(Page);
        PageXml.AssertFullTables(page);
        Assert.Contains("better", page.Descendants("tr").Single(row => (string?)row.Attribute("class") == "best").Value, StringComparison.Ordinal);
        Assert.Contains("F1 of each class", Page, StringComparison.Ordinal);

        // p = 25 / 30 on average: 2·√(2·p·(1 − p) / 30) = 0.1925
        Assert.Contains("differences below 19.25 percentage points may be chance", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_different_images_are_not_ranked()
    {
        ComparedClassifier other = Run("other", [4, 1, 0, 0, 3, 0, 0, 0, 3]);
        ClassifierComparisonReport.Write(
            _folder.Path, [Run("one"), other with { Evaluation = other.Evaluation with { ClassNames = ["cat", "dog", "cow"] } }]);

        Assert.Contains("their figures do not rank them: one on 30 images of made-up; other on 11", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("class=\"best\"", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("F1 of each class", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_is_read_from_the_files_of_its_report()
    {
        ClassifierReport.Write(_folder["run"], SampleClassification.History(), SampleClassification.Evaluation());
        var read = ComparedClassifier.Read(_folder["run"], "run", "cross-entropy", 7);

        Assert.Equal(SampleClassification.History().Epochs.AsEnumerable(), read.History.Epochs);
        Assert.Equal(22.0 / 30, read.Evaluation.Accuracy, 1e-12);
        ClassifierComparisonReport.Write(_folder.Path, [read]);
        Assert.Contains("run names the right class in 73.33\u00a0%", Page, StringComparison.Ordinal);
    }

    private static ComparedClassifier Run(string name, int[]? counts = null) => new()
    {
        Name = name,
        History = SampleClassification.History(),
        Evaluation = ClassificationSummary.Of(SampleClassification.Evaluation(counts: counts)),
    };
}
