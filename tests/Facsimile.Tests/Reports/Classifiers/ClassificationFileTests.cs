using System.Text.Json;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports.Classifiers;

public sealed class ClassificationFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string Path => _folder["evaluation.json"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_comes_back()
    {
        ClassificationResult evaluation = SampleClassification.Evaluation(SampleRun.Hostile);
        ClassificationFile.Write(Path, evaluation);

        var expected = ClassificationSummary.Of(evaluation);
        ClassificationSummary read = ClassificationFile.Read(Path);
        Assert.Equal((expected.DataSet, expected.Shape, expected.Loss), (read.DataSet, read.Shape, read.Loss));
        Assert.Equal(expected.ClassNames.AsEnumerable(), read.ClassNames);
        Assert.Equal(expected.Confusion, read.Confusion);
        Assert.Equal(expected.MostConfused.AsEnumerable(), read.MostConfused);
        Assert.Equal(ClassificationFile.Format(expected), ClassificationFile.Format(read));
    }

    [Fact]
    public void The_file_says_what_it_is_and_holds_the_figures()
    {
        using JsonDocument json = JsonDocument.Parse(
            ClassificationFile.Format(ClassificationSummary.Of(SampleClassification.Evaluation())));

        JsonElement root = json.RootElement;
        Assert.Equal("classifier", root.GetProperty("model").GetString());
        Assert.Equal(22.0 / 30, root.GetProperty("accuracy").GetDouble(), 1e-12);
        Assert.Equal(30, root.GetProperty("images").GetInt32());
        Assert.Equal([5, 5, 0], root.GetProperty("confusion")[1].EnumerateArray().Select(count => count.GetInt32()));
        Assert.Equal(5.0 / 7, root.GetProperty("classes")[1].GetProperty("precision").GetDouble(), 1e-12);
        Assert.Equal("shoe", root.GetProperty("classes")[2].GetProperty("name").GetString());
        Assert.Equal(7, root.GetProperty("mostConfused")[0].GetProperty("index").GetInt32());
    }

    [Theory]
    [InlineData("\"confusion\": [", "\"confusion\": [ null,")]
    [InlineData("\"confusion\": [\n    [\n      7,", "\"confusion\": [\n    [\n      -7,")]
    [InlineData("\"confusion\": [\n    [\n      7,", "\"confusion\": [\n    [")]
    [InlineData("\"classes\": [", "\"classes\": [ null,")]
    [InlineData("\"shape\": [\n    1,", "\"shape\": [\n    0,")]
    [InlineData("\"predicted\": 1,\n      \"probability\"", "\"predicted\": 3,\n      \"probability\"")]
    [InlineData("\"loss\": 0.75", "\"loss\": null")]
    [InlineData("\"dataSet\": \"made-up\"", "\"dataSet\": 3")]
    public void Impossible_values_are_refused_in_one_line(string found, string replacement)
    {
        string content = ClassificationFile.Format(ClassificationSummary.Of(SampleClassification.Evaluation()));
        Assert.Contains(found, content, StringComparison.Ordinal);
        File.WriteAllText(Path, content.Replace(found, replacement, StringComparison.Ordinal));

        AssertRefused();
    }

    [Fact]
    public void The_evaluation_of_an_autoencoder_is_refused()
    {
        EvaluationFile.Write(Path, SampleRun.Evaluation());
        AssertRefused();
    }

    private void AssertRefused()
    {
        string message = Assert.Throws<FacsimileException>(() => ClassificationFile.Read(Path)).Message;
        Assert.Contains(Path, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
