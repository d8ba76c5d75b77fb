using System.Globalization;
using System.Xml.Linq;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Reports;
using Facsimile.Statistics;

namespace Facsimile.Tests.Reports;

public sealed class NoiseSectionTests : IDisposable
{
    private static readonly ImageShape Shape = new(1, 8, 8);
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_comparison_has_a_curve_tables_and_a_picture_of_each_level()
    {
        ComparisonReport.Write(_folder.Path, [Run("small"), Run(SampleRun.Hostile)], Noise());

        Assert.Equal(
            [
                "comparison.html", "loss.svg", "mse.svg", "noise-0.25.png", "noise-0.5.png", "noise.csv", "noise.svg", "ssim.svg",
            ],
            _folder.Names());
        string page = File.ReadAllText(_folder["comparison.html"]);
        XElement root = PageXml.Parse(page);
        PageXml.AssertFullTables(root);
        Assert.DoesNotContain("<script", page, StringComparison.Ordinal);
        Assert.Contains("Restoring noisy images", page, StringComparison.Ordinal);
        Assert.Contains("At level 0.5 the smallest error is 0.0500 of small, before 0.100 of ", page, StringComparison.Ordinal);
        Assert.Contains("that of the noisy images is 0.200", page, StringComparison.Ordinal);
        XElement chart = XDocument.Load(_folder["noise.svg"]).Root!;
        Assert.Equal(3, chart.Descendants().Count(element => ((string?)element.Attribute("class"))?.StartsWith("line", StringComparison.Ordinal) == true) / 2);
    }

    [Fact]
    public void Figures_are_in_a_file()
    {
        ComparisonReport.Write(_folder.Path, [Run("small"), Run("large")], Noise("large"));

        string[] lines = File.ReadAllLines(_folder["noise.csv"]);
        Assert.Equal("level,model,mse_mean,mse_median,ssim_mean,ssim_median", lines[0]);
        Assert.Equal(1 + (3 * 3), lines.Length);
        Assert.Equal("0,noisy images,0,0,0.5,0.5", lines[1]);
        Assert.Equal("0.5,small,0.05,0.05,0.5,0.5", lines[^2]);
        Assert.Equal("0.5,large,0.1,0.1,0.5,0.5", lines[^1]);
    }

    [Fact]
    public void Images_without_SSIM_have_no_table_of_it()
    {
        NoiseComparison noise = Noise();
        NoiseCurve Without(NoiseCurve curve) => curve with { Levels = [.. curve.Levels.Select(level => level with { Ssim = null })] };
        ComparisonReport.Write(
            _folder.Path,
            [Run("small")],
            noise with { Noisy = Without(noise.Noisy), Models = [Without(noise.Models[0])] });

        Assert.DoesNotContain("<caption><span>SSIM, median", File.ReadAllText(_folder["comparison.html"]), StringComparison.Ordinal);
        Assert.EndsWith("0.5,small,0.05,0.05,,", File.ReadAllLines(_folder["noise.csv"])[^1], StringComparison.Ordinal);
    }

    private static NoiseComparison Noise(string? second = null) => new()
    {
        Noise = "uniform noise",
        ImageCount = 40,
        Originals = SampleRun.Noise(Shape, 4, 1),
        Noisy = Curve("noisy images", 0.4),
        Models = [Curve("small", 0.1), Curve(second ?? SampleRun.Hostile, 0.2)],
    };

    private static NoiseCurve Curve(string name, double slope) => new(name, [.. new[] { 0, 0.25, 0.5 }.Select(level => new NoiseLevel(
        level,
        Distribution.Of([slope * level]),
        Distribution.Of([0.5]),
        SampleRun.Noise(Shape, 4, 2),
        [0.1, 0.2, 0.3, 0.4]))]);

    private ComparedRun Run(string name)
    {
        string folder = _folder.Path + "-" + name.Length.ToString(CultureInfo.InvariantCulture);
        Report.Write(folder, SampleRun.History(), SampleRun.Evaluation());
        var run = ComparedRun.Read(folder, name, "mean squared error");
        Directory.Delete(folder, recursive: true);
        return run;
    }
}
