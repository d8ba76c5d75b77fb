using System.Text.Json;
using System.Text.Json.Nodes;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class EvaluationFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Everything_comes_back()
    {
        EvaluationResult evaluation = SampleRun.Evaluation(SampleRun.Hostile);
        string path = _folder["evaluation.json"];
        EvaluationFile.Write(path, evaluation);

        EvaluationSummary expected = EvaluationSummary.Of(evaluation);
        EvaluationSummary read = EvaluationFile.Read(path);
        Assert.Equal(
            (expected.DataSet, expected.Shape, expected.CodeSize, expected.ImageCount),
            (read.DataSet, read.Shape, read.CodeSize, read.ImageCount));
        Assert.Equal(expected.Metrics.AsEnumerable(), read.Metrics);
        Assert.Equal(expected.PcaBaseline!.AsEnumerable(), read.PcaBaseline!);
        Assert.Equal(expected.Classes.Select(one => (one.Label, one.Name)), read.Classes.Select(one => (one.Label, one.Name)));
        Assert.Equal(expected.Classes[1].Summary.AsEnumerable(), read.Classes[1].Summary);
        Assert.Equal(0.08, read.MeanImageError);
        Assert.Equal(Enumerable.Range(0, 10), read.First);
        Assert.Equal(expected.Best.AsEnumerable(), read.Best);
        Assert.Equal(expected.Worst.AsEnumerable(), read.Worst);
        Assert.Equal(evaluation.Scores.Take(5).Select(one => one.Ssim), read.FirstScores);
        Assert.Equal(EvaluationFile.Format(expected), EvaluationFile.Format(read));
    }

    [Fact]
    public void Figures_of_a_variational_autoencoder_come_back_and_must_fit_the_code()
    {
        EvaluationResult evaluation = SampleRun.Variational(SampleRun.Evaluation());
        string path = _folder["evaluation.json"];
        EvaluationFile.Write(path, evaluation);

        VariationalSummary read = EvaluationFile.Read(path).Variational!;
        Assert.Equal(evaluation.Variational!.Units.AsEnumerable(), read.Units);
        Assert.Equal(evaluation.Variational with { Units = [] }, read with { Units = [] });
        JsonNode root = JsonNode.Parse(File.ReadAllText(path))!;
        JsonNode figures = root["variational"]!;
        Assert.Equal((105.75, 2), ((double)figures["negativeLowerBound"]!, (int)figures["activeUnits"]!));
        Assert.Null(JsonNode.Parse(EvaluationFile.Format(EvaluationSummary.Of(SampleRun.Evaluation())))!["variational"]);

        figures["units"]!.AsArray().RemoveAt(0);
        File.WriteAllText(path, root.ToJsonString());
        Assert.Contains(
            "2 numbers, but the code has 3",
            Assert.Throws<FacsimileException>(() => EvaluationFile.Read(path)).Message,
            StringComparison.Ordinal);
        figures.AsObject().Remove("units");
        File.WriteAllText(path, root.ToJsonString());
        Assert.Throws<FacsimileException>(() => EvaluationFile.Read(path));
    }

    [Fact]
    public void The_file_is_plain_camel_case_with_named_infinities()
    {
        using JsonDocument json = JsonDocument.Parse(EvaluationFile.Format(EvaluationSummary.Of(SampleRun.Evaluation())));

        JsonElement root = json.RootElement;
        Assert.Equal("made-up", root.GetProperty("dataSet").GetString());
        Assert.Equal([1, 8, 8], root.GetProperty("shape").EnumerateArray().Select(one => one.GetInt32()));
        Assert.Equal("Infinity", root.GetProperty("metrics").GetProperty("psnr").GetProperty("maximum").GetString());
        Assert.Equal(0.5, root.GetProperty("metrics").GetProperty("ssimGaussian").GetProperty("lowerQuartile").GetDouble(), 0.3);
        Assert.Equal(40, root.GetProperty("pcaBaseline").GetProperty("pixelAccuracy").GetProperty("count").GetInt32());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_restored_comes_back(bool mask)
    {
        EvaluationResult evaluation = SampleRun.Restored(SampleRun.Evaluation(), mask);
        string path = _folder["evaluation.json"];
        EvaluationFile.Write(path, evaluation);

        RestorationSummary expected = evaluation.Restoration!;
        RestorationSummary read = EvaluationFile.Read(path).Restoration!;
        Assert.Equal(expected.Corruption, read.Corruption);
        Assert.Equal(expected.Corrupted.AsEnumerable(), read.Corrupted);
        Assert.Equal(expected.Clean.AsEnumerable(), read.Clean);
        Assert.Equal(expected.Mask, read.Mask);
        JsonNode json = JsonNode.Parse(File.ReadAllText(path))!;
        Assert.Equal(mask ? 0.06 : null, (double?)json["restoration"]!["mask"]?["insideAfter"]!["mse"]!["mean"]);
        EvaluationFile.Write(path, SampleRun.Evaluation());
        Assert.Null(EvaluationFile.Read(path).Restoration);
    }

    [Fact]
    public void Without_baseline_and_labels_the_file_comes_back_without_them()
    {
        string path = _folder["evaluation.json"];
        EvaluationFile.Write(path, SampleRun.Bare());

        EvaluationSummary read = EvaluationFile.Read(path);
        Assert.Null(read.PcaBaseline);
        Assert.Empty(read.Classes);
    }

    [Fact]
    public void A_file_of_an_earlier_version_comes_back_without_what_it_did_not_hold()
    {
        JsonNode root = JsonNode.Parse(EvaluationFile.Format(EvaluationSummary.Of(SampleRun.Evaluation())))!;
        Assert.True(root.AsObject().Remove("first") && root.AsObject().Remove("meanImageError"));
        string path = _folder["evaluation.json"];
        File.WriteAllText(path, root.ToJsonString());

        EvaluationSummary read = EvaluationFile.Read(path);
        Assert.Empty(read.First);
        Assert.Null(read.MeanImageError);
    }

    [Fact]
    public void A_metric_that_was_not_measured_is_absent()
    {
        string path = _folder["evaluation.json"];
        EvaluationResult evaluation = SampleRun.WithoutSsim(SampleRun.Evaluation());
        EvaluationFile.Write(path, evaluation);

        Assert.DoesNotContain("ssim", File.ReadAllText(path), StringComparison.OrdinalIgnoreCase);
        EvaluationSummary read = EvaluationFile.Read(path);
        Assert.Equal([Metric.Mse, Metric.Psnr, Metric.PixelAccuracy], read.Metrics.Keys);
        Assert.Equal(evaluation.Summary.Keys, read.PcaBaseline!.Keys);
        Assert.Equal((Metric.Mse, 40), (read.MainMetric, read.ImageCount));
        Assert.Equal(evaluation.Scores.Take(5).Select(one => one.Mse), read.FirstScores);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{}")]
    [InlineData("{\"dataSet\": null")]
    [InlineData("[1, 2]")]
    public void A_damaged_file_is_refused_in_one_line(string content)
    {
        string path = _folder["evaluation.json"];
        File.WriteAllText(path, content);

        AssertRefused(path);
    }

    [Theory]
    [InlineData("\"shape\": [\n    1,", "\"shape\": [\n    -1,")]
    [InlineData("\"shape\": [\n    1,", "\"shape\": [")]
    [InlineData("\"codeSize\": 3", "\"codeSize\": 0")]
    [InlineData("\"classes\": [", "\"classes\": [ null,")]
    [InlineData("\"mse\": {", "\"mse\": null, \"x\": {")]
    [InlineData("\"mse\": {", "\"mseOf\": {")]
    [InlineData("\"dataSet\": \"made-up\"", "\"dataSet\": null")]
    [InlineData("\"count\": 40", "\"count\": \"many\"")]
    public void Impossible_values_are_refused_in_one_line(string found, string replacement)
    {
        string path = _folder["evaluation.json"];
        string content = EvaluationFile.Format(EvaluationSummary.Of(SampleRun.Evaluation()));
        Assert.Contains(found, content, StringComparison.Ordinal);
        File.WriteAllText(path, content.Replace(found, replacement, StringComparison.Ordinal));

        AssertRefused(path);
    }

    [Theory]
    [InlineData("pcaBaseline", "ssim")]
    [InlineData("classes", "ssimGaussian")]
    public void A_part_without_a_metric_of_the_whole_is_refused(string part, string metric)
    {
        JsonNode root = JsonNode.Parse(EvaluationFile.Format(EvaluationSummary.Of(SampleRun.Evaluation())))!;
        JsonNode metrics = part == "classes" ? root[part]![1]!["metrics"]! : root[part]!;
        Assert.True(metrics.AsObject().Remove(metric));
        string path = _folder["evaluation.json"];
        File.WriteAllText(path, root.ToJsonString());

        AssertRefused(path);
    }

    [Fact]
    public void A_missing_file_is_refused_in_one_line() => AssertRefused(_folder["none.json"]);

    private static void AssertRefused(string path)
    {
        string message = Assert.Throws<FacsimileException>(() => EvaluationFile.Read(path)).Message;
        Assert.Contains(path, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
