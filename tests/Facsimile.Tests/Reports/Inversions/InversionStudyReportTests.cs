using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using Facsimile.Data;
using Facsimile.Inversion;
using Facsimile.Inversion.Analysis;
using Facsimile.Models;
using Facsimile.Reports;

namespace Facsimile.Tests.Reports.Inversions;

public sealed class InversionStudyReportTests : IDisposable
{
    private static readonly string[] Always =
    [
        "best.png", "changes.svg", "completion-1.png", "completion-2.png", "completions.csv", "correlation.svg", "course.png",
        "course.svg", "courses.csv", "images.csv", "methods.csv", "normality.csv", "report.html", "sets.csv", "study.json",
        "worst.png",
    ];

    private readonly TemporaryFolder _folder = new();

    private string Page => File.ReadAllText(_folder["report.html"]);

    private JsonNode Json => JsonNode.Parse(File.ReadAllText(_folder["study.json"]))!;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(1, 3)]
    [InlineData(2, 4)]
    [InlineData(5, 3)]
    public void Codes_of_any_size_have_a_page_and_files_that_are_well_formed(int codeSize, int sets)
    {
        InversionStudyReport.Write(_folder["a/b"], SampleStudy.Of(codeSize));

        string[] names = ["mt", "mn", "mb", .. sets == 4 ? ["mb-of-all"] : Array.Empty<string>()];
        IEnumerable<string> expected =
        [
            .. Always,
            .. names.SelectMany(name => new[] { $"confusion-{name}.csv", $"confusion-{name}.svg" }),
            .. Enumerable.Range(1, codeSize).Select(axis => $"normal-{axis}.svg"),
            .. codeSize == 1 ? [] : names.Select(name => $"codes-{name}.svg").Append("vectors.svg"),
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), _folder.Names("a/b"));
        Assert.All(Directory.GetFiles(_folder["a/b"], "*.svg"), file => XDocument.Load(file));
        Assert.All(Directory.GetFiles(_folder["a/b"], "*.png"), file => PngFile.Read(file));
        string text = File.ReadAllText(_folder["a/b/report.html"]);
        XElement page = PageXml.Parse(text);
        PageXml.AssertFullTables(page);
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
        Assert.DoesNotContain("NaN", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Tests_that_could_not_be_made_are_dashes_with_a_reason()
    {
        InversionStudyReport.Write(_folder.Path, SampleStudy.Degenerate);

        XElement page = PageXml.Parse(Page);
        PageXml.AssertFullTables(page);
        Assert.DoesNotContain("NaN", Page, StringComparison.Ordinal);
        string[] Row(string name) => [.. page.Descendants("tr")
            .Single(row => row.Element("th")?.Value == name).Elements("td").Select(cell => cell.Value)];
        Assert.Equal("–", Row("Lilliefors, z₁")[0]);
        Assert.Equal(["–", "–", "–"], Row("Henze-Zirkler, all axes"));
        Assert.DoesNotContain("–", Row("Kolmogorov-Smirnov, radius ‖z‖"));
        Assert.Single(page.Descendants("p"), note => note.Value.StartsWith(
            "– marks tests that could not be made. Lilliefors: the 50 values are all 0;", StringComparison.Ordinal));

        string[] lines = File.ReadAllLines(_folder["normality.csv"]);
        Assert.Equal("set,kind,test,count,statistic,p_value,reason", lines[0]);
        Assert.Contains(
            "MT,right,\"Henze-Zirkler, all axes\",,,,Henze-Zirkler: the sample has 50 rows of 64 numbers; at least 65 are needed.", lines);
        JsonNode test = Json["sets"]![0]!["rightTests"]![0]!;
        Assert.StartsWith("Lilliefors: the 50 values are all 0;", (string)test["reason"]!, StringComparison.Ordinal);
        Assert.Null(test["pValue"]);
    }

    [Fact]
    public void Images_of_one_row_are_completed_from_their_left_half_alone()
    {
        LabelledImages pictures = SampleStudy.Pictures(50);
        var images = new LabelledImages(new Images(new ImageShape(1, 1, pictures.Shape.Size), pictures.Images.Pixels.ToArray()), null);
        var model = Autoencoder.Dense(images.Shape, codeSize: 2, seed: 3);
        InversionResult inverted = new Inverter(model).Invert(images.Images);
        InversionStudyResult study = new InversionStudy(model, null, new InversionStudyOptions { ComparedImages = 2 })
            .Run(images, [], "Levenberg-Marquardt", inverted);

        Assert.Single(study.Completions);
        InversionStudyReport.Write(_folder.Path, study);
        Assert.Contains("completion-1.png", _folder.Names());
        Assert.DoesNotContain("completion-2.png", _folder.Names());
    }

    [Fact]
    public void The_same_study_gives_the_same_bytes()
    {
        InversionStudyReport.Write(_folder["a"], SampleStudy.Of(2));
        InversionStudyReport.Write(_folder["b"], SampleStudy.Of(2));

        Assert.All(
            _folder.Names("a"),
            name => Assert.Equal(File.ReadAllBytes(_folder["a/" + name]), File.ReadAllBytes(_folder["b/" + name])));
    }

    [Fact]
    public void Without_labels_and_classifier_nothing_is_said_of_them_and_no_file_of_an_earlier_study_stays()
    {
        InversionStudyReport.Write(_folder.Path, SampleStudy.Of(5));
        InversionStudyReport.Write(_folder.Path, SampleStudy.Bare());

        Assert.Equal(
            [.. Always.Concat(["codes-mb.svg", "codes-mn.svg", "codes-mt.svg", "normal-1.svg", "normal-2.svg", "vectors.svg"])
                .Order(StringComparer.Ordinal)],
            _folder.Names());
        Assert.DoesNotContain("uccess rate", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("successRate", File.ReadAllText(_folder["study.json"]), StringComparison.Ordinal);
        Assert.All(File.ReadLines(_folder["images.csv"]).Skip(1), line => Assert.Equal("", line.Split(',')[1]));
    }

    [Fact]
    public void Hostile_names_stay_text()
    {
        InversionStudyResult study = SampleStudy.Of(2);
        LatentSet Named(LatentSet set) => set with { Description = SampleRun.Hostile };
        study = study with
        {
            ClassNames = [SampleRun.Hostile, "b", "c"],
            Method = SampleRun.Hostile,
            Sets = [.. study.Sets.Select(Named)],
            Methods = [.. study.Methods.Select(method => method with { Name = SampleRun.Hostile })],
            Courses = [.. study.Courses.Select(course => course with { Name = SampleRun.Hostile })],
            Completions = [.. study.Completions.Select(one => one with { Mask = SampleRun.Hostile })],
        };
        InversionStudyReport.Write(
            _folder.Path,
            study,
            new ReportDetails
            {
                Title = SampleRun.Hostile,
                Description = SampleRun.Hostile,
                DataDescription = SampleRun.Hostile,
                Settings = [new(SampleRun.Hostile, SampleRun.Hostile)],
            });

        XElement page = PageXml.Parse(Page);
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(page.Descendants("h1"), title => title.Value == SampleRun.Hostile);
        Assert.All(page.Descendants("img"), image => Assert.NotEqual("", (string)image.Attribute("alt")!));
        Assert.All(Directory.GetFiles(_folder.Path, "*.svg"), file => XDocument.Load(file));
        Assert.Contains("\"<script>alert(\"\"x\"\")</script> & 'co'\"", File.ReadAllText(_folder["sets.csv"]), StringComparison.Ordinal);
        Assert.Equal(SampleRun.Hostile, (string)Json["method"]!);
    }

    [Fact]
    public void Tables_and_JSON_have_the_figures_of_the_record()
    {
        InversionStudyResult study = SampleStudy.Of(2);
        InversionStudyReport.Write(_folder.Path, study);

        JsonNode found = Json["sets"]![1]!;
        Assert.Equal("MN", (string)found["name"]!);
        Assert.Equal(study.Sets[1].Losses.Average(), (double)found["loss"]!["mean"]!, 1e-9);
        double mean = study.Sets[1].Changes.Average();
        Assert.Equal(mean, (double)found["change"]!["mean"]!, 1e-9);
        Assert.Equal(
            study.Sets[1].Changes.Sum(change => (change - mean) * (change - mean)) / (SampleStudy.Judged - 1),
            (double)found["changeVariance"]!,
            1e-9);
        Assert.Equal(study.Sets[1].Agreement!.Accuracy, (double)found["successRate"]!);
        Assert.Equal(study.Sets[1].Moments.Covariance[0][1], (double)found["covariance"]![0]![1]!);
        Assert.Equal(study.Sets[1].Normality.HenzeZirkler.Result!.PValue, Test("Henze-Zirkler, all axes"));
        Assert.Equal(study.Methods[0].MeanLoss, (double)Json["methods"]![0]!["meanLoss"]!);

        string[] images = File.ReadAllLines(_folder["images.csv"]);
        Assert.StartsWith(
            "index,label,outcome,loss_mt,change_mt,distance_mt,z1_mt,z2_mt,loss_mn,change_mn,", images[0], StringComparison.Ordinal);
        Assert.Equal(1 + SampleStudy.Judged, images.Length);
        string[] cells = images[8].Split(',');
        Assert.Equal("7", cells[0]);
        Assert.Equal(study.Images.Labels![7], byte.Parse(cells[1], CultureInfo.InvariantCulture));
        Assert.Equal(study.Sets[0].Losses[7], double.Parse(cells[3], CultureInfo.InvariantCulture));
        Assert.Equal(study.Sets[0].Codes[7, 1], float.Parse(cells[7], CultureInfo.InvariantCulture));
        Assert.Equal(study.Sets[1].Changes[7], double.Parse(cells[9], CultureInfo.InvariantCulture));
        Assert.Equal(1 + study.Methods.Length, File.ReadAllLines(_folder["methods.csv"]).Length);
        Assert.Equal(1 + (2 * study.Completions[0].FoundLosses.Length), File.ReadAllLines(_folder["completions.csv"]).Length);

        double Test(string name)
            => (double)found["rightTests"]!.AsArray().Single(test => (string)test!["name"]! == name)!["pValue"]!;
    }

    [Fact]
    public void The_page_shows_each_set_beside_what_was_published()
    {
        InversionStudyResult study = SampleStudy.Of(2);
        InversionStudyReport.Write(_folder.Path, study);

        XElement sets = PageXml.Parse(Page).Descendants("table").First();
        string[] Row(string name) => [.. sets.Element("tbody")!.Elements("tr")
            .Single(row => row.Element("th")!.Value == name).Elements("td").Select(cell => cell.Value)];
        Assert.Equal([.. study.Sets.Select(set => Figure.Fixed(set.Losses.Average(), 2)), "36.80", "34.66", "–"], Row("Loss, mean"));
        Assert.Equal(
            [.. study.Sets.Select(set => Figure.Percent(set.Agreement!.Accuracy, 2)), "83.52\u00a0%", "86.08\u00a0%", "83.68\u00a0%"],
            Row("Success rate"));
        Assert.Equal(["−4.79", "0.12"], Row("δ, mean (%)")[^2..]);
        Assert.Contains(Figure.Fixed(study.Sets[1].Moments.Covariance[0][1], 4), Row("Covariance of z₁, z₂"));
    }

    [Fact]
    public void Each_image_of_the_grids_has_its_place()
    {
        InversionStudyReport.Write(_folder.Path, SampleStudy.Of(2));

        // Nine images of 6×6, 16 times as large, in three rows with figures above each.
        Images best = PngFile.Read(_folder["best.png"]);
        Assert.Equal(8 + (3 * (96 + 8 + (7 * 3) + 4)), best.Shape.Height);
        Assert.Equal((2 * 8) + (9 * 96) + (8 * 11), best.Shape.Width);
    }
}
