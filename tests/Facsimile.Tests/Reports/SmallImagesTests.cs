using System.Xml.Linq;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Reports;
using Facsimile.Tests.References;

namespace Facsimile.Tests.Reports;

/// <summary>Images too small for one or both structural similarities, from the model to the comparison.</summary>
public sealed class SmallImagesTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(11, true, true)]
    [InlineData(8, true, false)]
    [InlineData(5, false, false)]
    [InlineData(1, false, false)]
    public void A_run_is_reported_by_the_metrics_that_there_are(int side, bool ssim, bool gaussian)
    {
        EvaluationResult evaluation = Evaluate(side, images: 30);
        Report.Write(_folder["run"], SampleRun.History(), evaluation);

        Assert.Equal(ssim ? Metric.Ssim : Metric.Mse, evaluation.MainMetric);
        Assert.Equal(ssim, _folder.Names("run").Contains("ssim.svg"));
        string page = ReadPage("run/report.html");
        Assert.Equal(ssim, page.Contains("SSIM", StringComparison.Ordinal));
        Assert.Equal(gaussian, page.Contains("SSIM, Gaussian window", StringComparison.Ordinal));
        string best = ssim ? "The images of the highest SSIM, best" : "The images of the lowest MSE, best";
        Assert.Contains(best, page, StringComparison.Ordinal);

        var run = ComparedRun.Read(_folder["run"], "run", "mse");
        Assert.Equal(evaluation.Summary.AsEnumerable(), run.Evaluation.Metrics);
        Assert.Equal(evaluation.Scores.AsEnumerable(), run.Scores);
        Assert.Equal((ssim, gaussian), (!double.IsNaN(run.Scores[0].Ssim), !double.IsNaN(run.Scores[0].SsimGaussian)));
    }

    [Theory]
    [InlineData(8)]
    [InlineData(5)]
    [InlineData(1)]
    public void One_image_without_labels_is_reported(int side)
    {
        Report.Write(_folder["run"], SampleRun.History(snapshots: 0), Evaluate(side, images: 1, labelled: false));
        ComparisonReport.Write(_folder["all"], [ComparedRun.Read(_folder["run"], "run", "mse")]);

        ReadPage("run/report.html");
        ReadPage("all/comparison.html");
    }

    [Fact]
    public void Runs_without_SSIM_are_ranked_by_their_squared_error_of_which_less_is_better()
    {
        ComparedRun[] runs = [Run("large", 0.03), Run("small", 0.01), Run("middle", 0.0105)];
        Directory.CreateDirectory(_folder["all"]);
        File.WriteAllText(_folder["all/ssim.svg"], "of an earlier comparison");
        ComparisonReport.Write(_folder["all"], runs);

        Assert.Equal(["comparison.html", "loss.svg", "mse.svg"], _folder.Names("all"));
        string page = ReadPage("all/comparison.html");
        Assert.DoesNotContain("SSIM", page, StringComparison.Ordinal);
        XElement best = PageXml.Parse(page).Descendants("tr").Single(row => (string?)row.Attribute("class") == "best");
        Assert.Equal("small", best.Element("th")!.Value);
        Assert.Contains("<span>0.010</span><span>0.011</span><span>0.012</span>", page, StringComparison.Ordinal);
        Assert.Equal(
            "small rebuilds the images best: its mean squared error is 0.0295, 0.000500 below middle (0.0300) "
                + "and 0.0200 below the last, large (0.0495).",
            ComparisonFindings.Headline(runs));
        Assert.Equal(
            ["Every run beats a linear model (PCA) of the same code size in MSE."],
            ComparisonFindings.Details(runs).Where(sentence => sentence.Contains("PCA", StringComparison.Ordinal)));
    }

    [Fact]
    public void Where_errors_are_compared_a_smaller_code_is_nearly_as_good_up_to_a_tenth_more()
    {
        ComparedRun best = Run("best", 0.01);
        best = best with { Evaluation = best.Evaluation with { CodeSize = 16 } };
        string Details(ComparedRun other) => string.Join(' ', ComparisonFindings.Details([best, other]));

        Assert.Contains("a is nearly as good (0.0320) with a smaller code", Details(Run("a", 0.0125)), StringComparison.Ordinal);
        Assert.DoesNotContain("nearly as good", Details(Run("b", 0.013)), StringComparison.Ordinal);
    }

    [Fact]
    public void Runs_of_which_only_some_have_SSIM_are_ranked_by_squared_error_and_show_what_there_is()
    {
        ComparedRun with = Run("with", 0.02, ssim: true);
        ComparisonReport.Write(_folder["all"], [with, Run("without", 0.01)]);

        Assert.Equal(["comparison.html", "loss.svg", "mse.svg", "ssim.svg"], _folder.Names("all"));
        string page = ReadPage("all/comparison.html");
        Assert.Contains("without rebuilds the images best: its mean squared error", page, StringComparison.Ordinal);
        Assert.Contains("Medians: with 0.624.", page, StringComparison.Ordinal);
        Assert.Contains("<b>with</b> SSIM under each picture", page, StringComparison.Ordinal);
        Assert.Contains("<b>without</b> MSE under each picture", page, StringComparison.Ordinal);
        Assert.Contains("<td>–</td>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_SSIM_leaves_no_chart_of_an_earlier_one()
    {
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation());
        Assert.Contains("ssim.svg", _folder.Names());
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.WithoutSsim(SampleRun.Evaluation()));

        Assert.DoesNotContain("ssim.svg", _folder.Names());
    }

    private static EvaluationResult Evaluate(int side, int images, bool labelled = true)
    {
        var shape = new ImageShape(1, side, side);
        Images waves = TestImages.Waves(shape, images, seed: 3);
        byte[] labels = [.. Enumerable.Range(0, images).Select(i => (byte)(i % 3))];
        var autoencoder = Autoencoder.Dense(shape, codeSize: 3, steps: 1, seed: 1);
        return Evaluator.Evaluate(
            autoencoder,
            new LabelledImages(waves, labelled ? labels : null),
            new EvaluationOptions { TrainingImages = waves });
    }

    /// <summary>Reads a page and checks that it is whole and holds no figure that does not exist.</summary>
    private string ReadPage(string path)
    {
        string page = File.ReadAllText(_folder[path]);
        PageXml.AssertFullTables(PageXml.Parse(page));
        Assert.DoesNotContain("not a number", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
        return page;
    }

    private ComparedRun Run(string name, double mse, bool ssim = false)
    {
        EvaluationResult evaluation = SampleRun.Evaluation(mse: mse);
        Report.Write(_folder[name], SampleRun.History(), ssim ? evaluation : SampleRun.WithoutSsim(evaluation));
        return ComparedRun.Read(_folder[name], name, "mean squared error");
    }
}
