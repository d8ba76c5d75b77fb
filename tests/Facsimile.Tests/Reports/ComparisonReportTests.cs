using System.Globalization;
using System.Xml.Linq;
using Facsimile.Evaluation;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports;

public sealed class ComparisonReportTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Runs_are_read_from_their_folders_and_compared_in_one_page()
    {
        ComparedRun[] runs = [Run("small", 0.6, 100), Run("large", 0.8, 2000), Run(SampleRun.Hostile, 0.7)];
        ComparisonReport.Write(_folder["all"], runs);

        Assert.Equal(
            ["comparison.html", "loss.svg", "mse.svg", "ssim.svg"],
            _folder.Names("all"));
        Assert.All(Directory.GetFiles(_folder["all"], "*.svg"), file => XDocument.Load(file));
        XElement page = PageXml.Parse(Page);
        Assert.Equal(["large"], Best(page));
        Assert.Contains("large rebuilds the images best: its median SSIM is 0.72", Page, StringComparison.Ordinal);
        Assert.Contains("0.20 above the last, small (0.52)", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", Page, StringComparison.Ordinal);
        Assert.Equal(4, page.Descendants("figure").Count(figure => (string?)figure.Attribute("class") == "strip"));
        Assert.Equal(
            3,
            page.Descendants("img")
                .Count(image => ((string)image.Attribute("src")!).StartsWith("data:image/svg", StringComparison.Ordinal)));
        PageXml.AssertFullTables(page);
    }

    [Fact]
    public void Runs_that_were_given_other_images_are_not_ranked()
    {
        ComparedRun clean = Run("clean", 0.6);
        ComparedRun noisy = Run("noisy", 0.7) with
        {
            Evaluation = EvaluationSummary.Of(SampleRun.Restored(SampleRun.Evaluation(), mask: false)),
        };

        Assert.False(ComparisonFindings.SameData([clean, noisy]));
        Assert.True(ComparisonFindings.SameData([noisy, noisy]));
        Assert.Contains(
            "noisy on 40 images of made-up (8×8, with noise <of> σ 0.5)",
            ComparisonFindings.Headline([clean, noisy]),
            StringComparison.Ordinal);
        ComparisonReport.Write(_folder["all"], [noisy, noisy with { Name = "again" }]);
        Assert.Contains("Originals, and with noise &lt;of&gt; σ 0.5", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_runs_give_the_same_bytes()
    {
        ComparisonReport.Write(_folder["all"], [Run("a", 0.6), Run("b", 0.7)]);
        string first = Page;
        ComparisonReport.Write(_folder["all"], [Run("a", 0.6), Run("b", 0.7)]);

        Assert.Equal(first, Page);
    }

    [Fact]
    public void A_read_run_equals_the_written_one()
    {
        ComparedRun run = Run("a", 0.6, 7);

        Assert.Equal(SampleRun.History().Epochs.AsEnumerable(), run.History.Epochs);
        Assert.Equal(SampleRun.Evaluation(ssim: 0.6).Scores.AsEnumerable(), run.Scores);
        Assert.Equal(File.ReadAllBytes(_folder["a-0.6/reconstructions.png"]).AsEnumerable(), run.Reconstructions);
        Assert.Equal(7, run.ParameterCount);
    }

    [Fact]
    public void Different_data_are_said_to_be_different()
    {
        ComparedRun other = Run("b", 0.7);
        other = other with { Evaluation = other.Evaluation with { DataSet = "elsewhere" } };

        Assert.Equal(
            "The runs were judged on different images, so their figures do not rank them: a on 40 images of made-up (8×8); "
                + "b on 40 images of elsewhere (8×8).",
            ComparisonFindings.Headline([Run("a", 0.6), other]));
        Assert.DoesNotContain(
            ComparisonFindings.Details([Run("a", 0.6), other]),
            sentence => sentence.Contains("smallest", StringComparison.Ordinal));
    }

    [Fact]
    public void Runs_on_different_data_stand_in_tables_of_their_own_each_with_its_best()
    {
        ComparedRun other = Run("c", 0.9);
        other = other with { Evaluation = other.Evaluation with { DataSet = "elsewhere" } };
        ComparisonReport.Write(_folder["all"], [Run("a", 0.6), other, Run("b", 0.7)]);

        XElement page = PageXml.Parse(Page);
        PageXml.AssertFullTables(page);
        Assert.Equal(
            [
                "Judged by made-up, 40 of 8×8", "Judged by elsewhere, 40 of 8×8",
                "SSIM of each class of made-up, 40 of 8×8, median", "SSIM of each class of elsewhere, 40 of 8×8, median",
            ],
            page.Descendants("caption").Select(caption => caption.Value));
        Assert.Equal(["b"], Best(page));
    }

    [Fact]
    public void The_same_run_twice_is_said_to_be_the_same()
    {
        Assert.StartsWith(
            "The 2 runs are one and the same, or repetitions of it",
            ComparisonFindings.Headline([Run("a", 0.6), Run("b", 0.6)]),
            StringComparison.Ordinal);

        ComparedRun[] three = [Run("a", 0.6), Run("b", 0.7), Run("c", 0.6)];
        Assert.StartsWith("b rebuilds the images best", ComparisonFindings.Headline(three), StringComparison.Ordinal);
        Assert.Contains(
            "The same run more than once, with equal figures throughout: c repeats a.", ComparisonFindings.Details(three));
    }

    [Fact]
    public void A_run_that_learnt_nothing_is_named()
    {
        ComparedRun nothing = Run("b", 0.5);
        nothing = nothing with { Evaluation = nothing.Evaluation with { MeanImageError = 0.01 } };

        Assert.Contains(
            "One and the same picture for all images would do about as well, so nothing was learnt: b.",
            ComparisonFindings.Details([Run("a", 0.6), nothing]));
    }

    [Fact]
    public void Each_picture_has_its_score_below()
    {
        ComparisonReport.Write(_folder["all"], [Run("a", 0.6), Run("b", 0.7)]);

        string[][] scores =
        [
            .. PageXml.Parse(Page).Descendants("div").Where(one => (string?)one.Attribute("class") == "columns")
                .Select(one => one.Elements().Select(word => word.Value).ToArray()),
        ];
        Assert.Equal(2, scores.Length);
        Assert.Equal(["0.70", "0.70", "0.69", "0.69", "0.68", "0.68", "0.68", "0.67", "0.67", "0.66"], scores[1]);
    }

    [Fact]
    public void A_smaller_code_that_is_nearly_as_good_is_mentioned()
    {
        ComparedRun large = Run("large", 0.7);
        large = large with { Evaluation = large.Evaluation with { CodeSize = 16 } };

        Assert.Contains(
            "small is nearly as good (0.61) with a smaller code: 3 numbers in place of 16.",
            ComparisonFindings.Details([Run("small", 0.69), large]));
    }

    [Fact]
    public void One_run_without_pictures_scores_and_latent_can_be_written()
    {
        ComparedRun run = Run("only", 0.7) with { Reconstructions = [], Scores = [], Latent = null };
        ComparisonReport.Write(_folder["all"], [run]);

        Assert.DoesNotContain("<img", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_picture_that_is_none_is_refused()
    {
        ComparedRun run = Run("a", 0.7) with { Reconstructions = [1, 2, 3] };

        Assert.Throws<FacsimileException>(() => ComparisonReport.Write(_folder["all"], [run]));
    }

    [Fact]
    public void No_run_at_all_is_refused() => Assert.Throws<ArgumentException>(() => ComparisonReport.Write(_folder["all"], []));

    private static IEnumerable<string> Best(XElement page)
        => page.Descendants("tr").Where(row => (string?)row.Attribute("class") == "best").Select(row => row.Element("th")!.Value);

    private string Page => File.ReadAllText(_folder["all/comparison.html"]);

    private ComparedRun Run(string name, double ssim, long? parameters = null)
    {
        string prefix = name == SampleRun.Hostile ? "hostile" : name;
        string folder = _folder[string.Create(CultureInfo.InvariantCulture, $"{prefix}-{ssim}")];
        EvaluationResult evaluation = SampleRun.Evaluation(ssim: ssim);
        Report.Write(folder, SampleRun.History(), evaluation);
        return ComparedRun.Read(folder, name, "mean squared error", parameters);
    }
}
