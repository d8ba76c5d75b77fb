using System.Collections.Immutable;
using System.Xml.Linq;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Training;

namespace Facsimile.Tests.Reports;

public sealed class VariationalReportTests : IDisposable
{
    private static readonly string[] Files =
        ["divergence.svg", "interpolations.png", "plane.png", "reconstruction.svg", "samples.png", "traversals.png"];

    private readonly TemporaryFolder _folder = new();

    private string Page => File.ReadAllText(_folder["report.html"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_code_of_two_has_all_pictures_and_another_report_leaves_none_of_them()
    {
        Report.Write(_folder.Path, SampleRun.VariationalHistory(), OfTwo());
        Assert.Equal(Files, _folder.Names().Intersect(Files).Order(StringComparer.Ordinal));
        Assert.Equal((160, 160), PictureFigure.Size(File.ReadAllBytes(_folder["plane.png"])));
        PageXml.AssertFullTables(PageXml.Parse(Page));
        string[] ids = [.. PageXml.Parse(Page).Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Contains("Mean of z₁", File.ReadAllText(_folder["latent.svg"]), StringComparison.Ordinal);
        Assert.Contains(">0 → 1<", Page, StringComparison.Ordinal);

        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation());
        Assert.Empty(_folder.Names().Intersect(Files));
        Assert.DoesNotContain("Likelihood", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_figures_and_each_number_of_the_code_are_shown()
    {
        Report.Write(_folder.Path, SampleRun.VariationalHistory(), SampleRun.Variational(SampleRun.Evaluation()));
        Assert.Equal(Files.Except(["plane.png"]), _folder.Names().Intersect(Files).Order(StringComparer.Ordinal));
        foreach (string figure in new[] { ">105.8<", ">100.3<", ">5.50<", ">101.5<", ">104.8<", ">2 of 3<", "z₃", "100 codes of each of the first 40 images" })
        {
            Assert.Contains(figure, Page, StringComparison.Ordinal);
        }

        Assert.Contains("2 of the 3 numbers of the code are active: a code of 2 would do as well.", Page, StringComparison.Ordinal);
        Assert.Contains("the bound is 3.25 nats above that estimate", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "Warning: the posterior has collapsed: no number of the code depends on the image")]
    [InlineData(1, "Warning: the posterior has partly collapsed: only 1 of the 3 numbers of the code depends on the image")]
    [InlineData(3, "All 3 numbers of the code are active.")]
    public void A_collapse_is_the_first_finding(int active, string expected)
        => Assert.StartsWith(expected, Findings(SampleRun.VariationalHistory(), active)[0], StringComparison.Ordinal);

    [Fact]
    public void A_comparison_shows_the_figures_of_those_that_have_them()
    {
        ComparedRun[] runs = [Run("vae", SampleRun.Variational(SampleRun.Evaluation())), Run("plain", SampleRun.Evaluation())];
        ComparisonReport.Write(_folder.Path, runs);
        string page = File.ReadAllText(_folder["comparison.html"]);
        Assert.Contains("Likelihood, nats an image", page, StringComparison.Ordinal);
        Assert.Contains("<td>105.8</td>", page, StringComparison.Ordinal);
        ComparisonReport.Write(_folder.Path, [runs[1]]);
        Assert.DoesNotContain("ELBO", File.ReadAllText(_folder["comparison.html"]), StringComparison.Ordinal);
    }

    private static EvaluationResult OfTwo() => SampleRun.Variational(SampleRun.Evaluation() with { CodeSize = 2 });

    private static ImmutableArray<string> Findings(History history, int active) => Facsimile.Reports.Findings.Details(
        history, EvaluationSummary.Of(SampleRun.Variational(SampleRun.Evaluation(), active)), new ReportDetails());

    private static ComparedRun Run(string name, EvaluationResult evaluation) => new()
    {
        Name = name,
        History = SampleRun.History(),
        Evaluation = EvaluationSummary.Of(evaluation),
    };
}
