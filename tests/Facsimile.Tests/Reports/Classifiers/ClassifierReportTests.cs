using System.Xml.Linq;
using Facsimile.Data;
using Facsimile.Reports;
using Facsimile.Training;

namespace Facsimile.Tests.Reports.Classifiers;

public sealed class ClassifierReportTests : IDisposable
{
    private static readonly string[] AllFiles =
    [
        "accuracy.svg", "classes.csv", "confusion.csv", "confusion.svg", "evaluation.json", "history.csv", "images.csv",
        "loss.svg", "most-confused.png", "report.html",
    ];

    private readonly TemporaryFolder _folder = new();

    private string Page => File.ReadAllText(_folder["report.html"]);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_made_and_all_files_are_written()
    {
        ClassifierReport.Write(_folder["a/b"], SampleClassification.History(), SampleClassification.Evaluation());

        Assert.Equal(AllFiles, _folder.Names("a/b"));
        Assert.All(Directory.GetFiles(_folder["a/b"], "*.svg"), file => XDocument.Load(file));

        // Eight images in a row, 19 times as large, 40 pixels from one to the next, 11 between rows.
        Assert.Equal(new ImageShape(1, 95, (8 * 76) + (7 * 11)), PngFile.Read(_folder["a/b/most-confused.png"]).Shape);
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        ClassifierReport.Write(_folder["a"], SampleClassification.History(), SampleClassification.Evaluation());
        ClassifierReport.Write(_folder["b"], SampleClassification.History(), SampleClassification.Evaluation());

        Assert.All(
            AllFiles,
            name => Assert.Equal(File.ReadAllBytes(_folder["a/" + name]), File.ReadAllBytes(_folder["b/" + name])));
    }

    [Fact]
    public void Without_an_error_there_is_no_picture_of_confused_images_and_none_of_an_earlier_report()
    {
        ClassifierReport.Write(_folder.Path, SampleClassification.History(), SampleClassification.Evaluation());
        ClassifierReport.Write(
            _folder.Path, SampleClassification.History(), SampleClassification.Evaluation(counts: [4, 0, 0, 0, 3, 0, 0, 0, 2]));

        Assert.Equal(AllFiles.Except(["most-confused.png"]), _folder.Names());
        Assert.Contains("100.00\u00a0% of the 9 images of made-up: all of them.", Page, StringComparison.Ordinal);
        Assert.Contains("every image was given its class", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void The_page_is_well_formed_and_a_hostile_class_name_stays_text()
    {
        ClassifierReport.Write(
            _folder.Path,
            SampleClassification.History(),
            SampleClassification.Evaluation(SampleRun.Hostile),
            new ReportDetails { Title = SampleRun.Hostile });

        XElement page = PageXml.Parse(Page);
        PageXml.AssertFullTables(page);
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(page.Descendants("h1"), title => title.Value == SampleRun.Hostile);
        Assert.All(page.Descendants("img"), image => Assert.NotEqual("", (string)image.Attribute("alt")!));
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Distinct(), ids);
    }

    [Fact]
    public void Every_confused_image_stands_with_both_classes_and_the_probability()
    {
        ClassifierReport.Write(_folder.Path, SampleClassification.History(), SampleClassification.Evaluation());

        string[] captions = [.. PageXml.Parse(Page).Descendants("div")
            .Single(element => (string?)element.Attribute("class") == "confused")
            .Elements("figure").Select(figure => figure.Element("figcaption")!.Value)];
        Assert.Equal(8, captions.Length);
        Assert.Equal("hat → bag92.0\u00a0%", captions[0]);
        Assert.Equal("bag → hat89.0\u00a0%", captions[3]);
    }

    [Fact]
    public void Figures_and_settings_are_shown()
    {
        ClassifierReport.Write(
            _folder.Path,
            SampleClassification.History(),
            SampleClassification.Evaluation(),
            new ReportDetails { TrainingData = "elsewhere", PlannedEpochs = 6 });

        Assert.Contains("<b>73.33\u00a0%</b>", Page, StringComparison.Ordinal);
        Assert.Contains("The model, trained on elsewhere, names the right class of 73.33\u00a0%", Page, StringComparison.Ordinal);
        Assert.Contains("<td>hat, bag, shoe</td>", Page, StringComparison.Ordinal);
        XElement classes = PageXml.Parse(Page).Descendants("table").Single(
            table => table.Element("caption")!.Value == "Scores of each class");
        Assert.Equal(
            ["hat", "0.5833", "0.7000", "0.6364", "10"],
            classes.Element("tbody")!.Elements().First().Elements().Select(cell => cell.Value));
    }

    [Fact]
    public void Loss_and_accuracy_have_a_line_for_each_part_that_was_measured()
    {
        static string[] Lines(string file)
            => [.. XDocument.Load(file).Descendants(Charts.Svg.Namespace + "g").Elements(Charts.Svg.Namespace + "title").Select(title => title.Value).Order()];

        ClassifierReport.Write(_folder["all"], SampleClassification.History(validated: true), SampleClassification.Evaluation());
        Assert.Equal(["Test loss", "Training loss", "Validation loss"], Lines(_folder["all/loss.svg"]));
        Assert.Equal(["Test accuracy", "Training accuracy", "Validation accuracy"], Lines(_folder["all/accuracy.svg"]));
        ClassifierReport.Write(_folder["one"], SampleClassification.History(tested: false), SampleClassification.Evaluation());
        Assert.Equal(["Training accuracy"], Lines(_folder["one/accuracy.svg"]));
    }

    [Fact]
    public void Tables_are_written_as_CSV()
    {
        ClassifierReport.Write(_folder.Path, SampleClassification.History(), SampleClassification.Evaluation("shoe, \"old\""));

        Assert.Equal(
            "class,hat,bag,\"shoe, \"\"old\"\"\"\nhat,7,2,1\nbag,5,5,0\n\"shoe, \"\"old\"\"\",0,0,10\n",
            File.ReadAllText(_folder["confusion.csv"]));
        string[] classes = File.ReadAllLines(_folder["classes.csv"]);
        Assert.Equal("label,class,images,predicted,precision,recall,f1", classes[0]);
        Assert.StartsWith("1,bag,10,7,0.714285714285714", classes[2], StringComparison.Ordinal);
        string[] images = File.ReadAllLines(_folder["images.csv"]);
        Assert.Equal("index,label,predicted,probability,runner_up,runner_up_probability", images[0]);
        Assert.Equal("7,0,1,0.92,2,0.005", images[8]);
        Assert.Equal(31, images.Length);
    }

    [Fact]
    public void A_run_without_a_finished_epoch_can_be_reported()
    {
        ClassifierReport.Write(
            _folder.Path,
            SampleClassification.History(epochs: 0) with { StopReason = StopReason.Interrupted },
            SampleClassification.Evaluation());

        Assert.Contains("report.html", _folder.Names());
    }
}
