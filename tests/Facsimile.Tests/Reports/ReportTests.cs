using System.Xml.Linq;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Layers;
using Facsimile.Models;
using Facsimile.Reports;
using Facsimile.Training;

namespace Facsimile.Tests.Reports;

public sealed class ReportTests : IDisposable
{
    private static readonly string[] AllFiles =
    [
        "best.png", "epochs.png", "evaluation.json", "history.csv", "images.csv", "latent.svg", "loss.svg", "mse.svg",
        "reconstructions.png", "report.html", "ssim.svg", "worst.png",
    ];

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_missing_folder_is_made_and_all_files_are_written()
    {
        string folder = _folder["a/b"];
        Report.Write(folder, SampleRun.History(), SampleRun.Evaluation());

        Assert.Equal(AllFiles, _folder.Names("a/b"));
        Assert.All(Directory.GetFiles(folder, "*.svg"), file => XDocument.Load(file));
        Assert.All(
            Directory.GetFiles(folder, "*.png"),
            file => Assert.True(PictureFigure.Size(File.ReadAllBytes(file)).Width > 0));
    }

    [Fact]
    public void The_same_run_gives_the_same_bytes()
    {
        Report.Write(_folder["a"], SampleRun.History(), SampleRun.Evaluation(), Details("t"));
        Report.Write(_folder["b"], SampleRun.History(), SampleRun.Evaluation(), Details("t"));

        Assert.All(
            AllFiles,
            name => Assert.Equal(File.ReadAllBytes(_folder["a/" + name]), File.ReadAllBytes(_folder["b/" + name])));
    }

    [Fact]
    public void A_bare_run_has_no_latent_chart_and_no_strip_and_leaves_none_of_an_earlier_report()
    {
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation());
        Report.Write(_folder.Path, SampleRun.History(epochs: 1, validated: false, snapshots: 0), SampleRun.Bare());

        Assert.Equal(AllFiles.Except(["latent.svg", "epochs.png"]), _folder.Names());
        Assert.DoesNotContain("Latent space", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("PCA ", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_run_without_a_finished_epoch_can_be_reported()
    {
        Report.Write(_folder.Path, SampleRun.History(epochs: 0), SampleRun.Evaluation());

        Assert.Contains("report.html", _folder.Names());
    }

    [Fact]
    public void What_a_model_was_given_stands_between_original_and_reconstruction()
    {
        History history = SampleRun.History() with { SnapshotInputs = SampleRun.Noise(new ImageShape(1, 8, 8), 4, 9) };
        EvaluationResult clean = SampleRun.Evaluation();
        Report.Write(_folder["clean"], SampleRun.History(), clean);
        Report.Write(_folder["restored"], history, SampleRun.Restored(clean));

        foreach (string name in new[] { "reconstructions.png", "best.png", "worst.png", "epochs.png" })
        {
            int before = PictureFigure.Size(File.ReadAllBytes(_folder[$"clean/{name}"])).Height;
            Assert.Equal(before + 96 + 11, PictureFigure.Size(File.ReadAllBytes(_folder[$"restored/{name}"])).Height);
        }

        string page = File.ReadAllText(_folder["restored/report.html"]);
        PageXml.AssertFullTables(PageXml.Parse(page));
        Assert.Contains("<span>Original</span><span>Corrupted</span><span>Model</span>", page, StringComparison.Ordinal);
        Assert.Contains("Before and after, and from the clean image", page, StringComparison.Ordinal);
        Assert.Contains("Inside and outside of the mask", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_images_can_be_reported()
    {
        var shape = new ImageShape(3, 10, 12);
        var sample = new ReconstructionSample([0, 1], SampleRun.Noise(shape, 2, 1), SampleRun.Noise(shape, 2, 2));
        EvaluationResult evaluation = SampleRun.Evaluation() with
        {
            Shape = shape,
            First = sample,
            Best = sample,
            Worst = sample,
        };
        Report.Write(_folder.Path, SampleRun.History(snapshots: 0), evaluation);

        byte[] png = File.ReadAllBytes(_folder["best.png"]);
        const byte TrueColour = 2; // ISO/IEC 15948, table 8
        Assert.Equal(TrueColour, png[25]);
        Assert.Equal(((2 * 12 * 8) + 7, (2 * 10 * 8) + 7), PictureFigure.Size(png));
    }

    [Fact]
    public void The_page_is_well_formed_loads_nothing_and_runs_nothing()
    {
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation(SampleRun.Hostile), Details(SampleRun.Hostile));

        XElement page = ParsePage();
        Assert.DoesNotContain(page.Descendants(), element => element.Name.LocalName is "script" or "link" or "iframe");
        Assert.All(
            page.Descendants("img"),
            image => Assert.StartsWith("data:image/png;base64,", (string)image.Attribute("src")!, StringComparison.Ordinal));
        Assert.DoesNotContain(
            page.DescendantsAndSelf().Attributes(),
            attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.Ordinal));
        Assert.DoesNotContain("url(", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", Page, StringComparison.OrdinalIgnoreCase);
        Assert.Contains(page.Descendants("h1"), title => title.Value == SampleRun.Hostile);
    }

    [Fact]
    public void The_page_can_be_read_without_seeing_it()
    {
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation(), Details("t"));

        XElement page = ParsePage();
        Assert.Equal("en", (string)page.Attribute("lang")!);
        Assert.All(page.Descendants("img"), image => Assert.NotEqual("", (string)image.Attribute("alt")!));
        Assert.All(page.Descendants("table"), table => Assert.NotEqual("", table.Element("caption")!.Value));
        Assert.All(page.Descendants("th"), head => Assert.NotNull(head.Attribute("scope")));
        string[] ids = [.. page.Descendants().Attributes("id").Select(id => id.Value)];
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.Single(page.Descendants("h1"));
    }

    [Fact]
    public void Every_row_of_a_table_has_as_many_cells_as_its_head()
    {
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation(), Details("t"));

        Assert.Equal(5, ParsePage().Descendants("table").Count());
        PageXml.AssertFullTables(ParsePage());
    }

    [Fact]
    public void Figures_layers_and_settings_are_shown()
    {
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation(), Details("My title"));

        Assert.Contains("My title", Page, StringComparison.Ordinal);
        Assert.Contains("median SSIM of 0.62", Page, StringComparison.Ordinal);
        Assert.Contains("encoder: Dense 64→3", Page, StringComparison.Ordinal);
        Assert.Contains("<td>195</td>", Page, StringComparison.Ordinal);
        Assert.Contains("Adam", Page, StringComparison.Ordinal);
        Assert.Contains("Sixty-four pixels", Page, StringComparison.Ordinal);
        Assert.Contains("<span>Epoch 20</span>", Page, StringComparison.Ordinal);
    }

    [Fact]
    public void A_report_without_details_of_unnamed_data_reads_well()
    {
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation() with { DataSet = "images" });

        Assert.Equal("Images of 8×8, code of 3 numbers", ParsePage().Descendants("h1").Single().Value);
        Assert.DoesNotContain("images of images", Page, StringComparison.Ordinal);
        Assert.DoesNotContain(Settings(), row => row.Key == "Data");
    }

    [Theory]
    [InlineData(20, StopReason.Completed, "20 of 20")]
    [InlineData(60, StopReason.EarlyStopping, "20 of 60, stopped early")]
    [InlineData(60, StopReason.Interrupted, "20 of 60, interrupted")]
    [InlineData(null, StopReason.Completed, "20")]
    public void Settings_tell_the_epochs_once_and_leave_out_what_is_empty(int? planned, StopReason reason, string expected)
    {
        var details = new ReportDetails { PlannedEpochs = planned, Settings = [new("Nothing", " "), new("Seed", "1")] };
        Report.Write(_folder.Path, SampleRun.History() with { StopReason = reason }, SampleRun.Evaluation(), details);

        Assert.Equal(
            ["Data", "Image", "Code", "Loss", "Epochs", "Best epoch", "Seed"], Settings().Select(row => row.Key));
        Assert.Equal(expected, Settings().Single(row => row.Key == "Epochs").Value);
    }

    [Fact]
    public void Other_training_data_and_a_description_stand_where_they_are_looked_for()
    {
        var details = new ReportDetails { Title = "t", Description = "What it is for.", TrainingData = "elsewhere" };
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Evaluation(), details);

        XElement page = ParsePage();
        Assert.Equal("What it is for.", page.Descendants("header").Single().Elements().Last().Value);
        Assert.Contains(page.Descendants("h2"), head => head.Value == "Training on elsewhere");
        Assert.Equal(
            [new("Judged by", "made-up"), new("Trained on", "elsewhere")], Settings().Take(2));
    }

    [Fact]
    public void Images_that_do_not_begin_the_data_are_not_called_the_first()
    {
        EvaluationResult evaluation = SampleRun.Evaluation();
        Report.Write(_folder["a"], SampleRun.History(), evaluation);
        Report.Write(_folder["b"], SampleRun.History(), evaluation with
        {
            First = evaluation.First with { Indices = [.. Enumerable.Range(0, 10).Select(i => 4 * i)] },
        });

        Assert.Contains("The first images of the data", File.ReadAllText(_folder["a/report.html"]), StringComparison.Ordinal);
        string spread = File.ReadAllText(_folder["b/report.html"]);
        Assert.Contains("10 images spread evenly over the data", spread, StringComparison.Ordinal);
        Assert.DoesNotContain("The first images of the data", spread, StringComparison.Ordinal);
    }

    [Fact]
    public void Codes_without_classes_are_not_told_of_classes()
    {
        EvaluationResult evaluation = SampleRun.Evaluation();
        Report.Write(_folder.Path, SampleRun.History(), SampleRun.Bare() with { LatentMap = evaluation.LatentMap });

        Assert.Contains("points that lie together here", Page, StringComparison.Ordinal);
        Assert.DoesNotContain("classes that overlap", Page, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0, "")]
    [InlineData(1, "1")]
    [InlineData(6, "1 2 3 4 5 6")]
    [InlineData(20, "1 2 3 6 11 20")]
    [InlineData(100, "1 3 6 16 40 100")]
    public void The_strip_shows_few_epochs_and_the_last(int epochs, string expected)
        => Assert.Equal(expected, string.Join(' ', ReportPictures.ChooseEpochs(SampleRun.History(epochs))));

    [Theory]
    [InlineData(40, "1 2 4 9 18 40")]
    [InlineData(1000, "1 4 16 64 256 1000")]
    public void The_strip_of_a_long_training_shows_the_nearest_that_were_kept(int epochs, string expected)
    {
        History history = SampleRun.History(epochs) with { SnapshotEpochs = KeptEpochs.Of(epochs) };
        Assert.Equal(expected, string.Join(' ', ReportPictures.ChooseEpochs(history)));
    }

    private static ReportDetails Details(string title) => new()
    {
        Title = title,
        DataDescription = "Sixty-four pixels an image. " + title,
        Model = new ModelSummary(
        [
            new LayerSummary("encoder", "Dense 64→3", new Shape(3), 195),
            new LayerSummary("decoder", "Dense 3→64", new Shape(64), 256),
        ]),
        Settings = [new("Optimiser", "Adam"), new(title, title)],
    };

    private KeyValuePair<string, string>[] Settings()
        => [.. ParsePage().Descendants("table").Single(table => table.Element("caption")!.Value == "Settings")
            .Element("tbody")!.Elements().Select(row => KeyValuePair.Create(row.Element("th")!.Value, row.Element("td")!.Value))];

    private string Page => File.ReadAllText(_folder["report.html"]);

    private XElement ParsePage() => PageXml.Parse(Page);
}
