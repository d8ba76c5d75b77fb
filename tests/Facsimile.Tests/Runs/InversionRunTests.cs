using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Inversion;
using Facsimile.Models;
using Facsimile.Runs;
using Facsimile.Storage;
using Facsimile.Tests.Inversion;

namespace Facsimile.Tests.Runs;

public sealed class InversionRunTests : IDisposable
{
    /// <summary>Three chunks.</summary>
    private const int Count = 2500;

    private static readonly Autoencoder Model = SmallModels.Rectifier(seed: 8);
    private static readonly LabelledImages Images = Labelled(SmallModels.RandomImages(Count));
    private static readonly InversionOptions Options = new()
    {
        Method = new LevenbergMarquardt { MaximumIterations = 3, PolishingSteps = 0 },
    };

    private static readonly string[] Finished = ["codes-before.npy", "codes.npy", "grid.png", "inversion.csv", "inversion.json"];

    private readonly TemporaryFolder _folder = new();

    private string Out => _folder["out"];

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_files_hold_what_was_found()
    {
        InversionResult result = Run(Out);
        Assert.Equal(Finished, _folder.Names("out"));
        InversionResult expected = new Inverter(Model, Options).Invert(Images.Images);
        Assert.Equal(expected.CodesAfter.AsSpan(), result.CodesAfter.AsSpan());
        Assert.Equal(expected.CodesBefore.ToArray(), NpyFile.ReadFloats(Path.Combine(Out, "codes-before.npy")).ToArray());
        Assert.Equal(expected.CodesAfter.ToArray(), NpyFile.ReadFloats(Path.Combine(Out, "codes.npy")).ToArray());

        string[] lines = File.ReadAllLines(Path.Combine(Out, "inversion.csv"));
        Assert.Equal(
            "index,file,label,loss_before,loss_after,delta_percent,iterations,outcome,start,z1_before,z2_before,z1_after,z2_after", lines[0]);
        Assert.Equal(1 + Count, lines.Length);
        for (int i = 0; i < Count; i++)
        {
            Assert.Equal(
                FormattableString.Invariant($"{i},,{i % 7},{expected.LossesBefore[i]:R},{expected.LossesAfter[i]:R},{expected.Change(i):R},")
                + FormattableString.Invariant($"{expected.Iterations[i]},{expected.Outcomes[i].Word()},0,")
                + FormattableString.Invariant($"{expected.CodesBefore[2 * i]:R},{expected.CodesBefore[(2 * i) + 1]:R},")
                + FormattableString.Invariant($"{expected.CodesAfter[2 * i]:R},{expected.CodesAfter[(2 * i) + 1]:R}"),
                lines[1 + i]);
        }
    }

    [Fact]
    public void The_contraction_has_a_column_where_the_method_knows_it()
    {
        Run(Out, options: new InversionOptions { Method = new FixedPoint { MaximumIterations = 5 } });
        string[] header = File.ReadLines(Path.Combine(Out, "inversion.csv")).First().Split(',');
        Assert.Equal("contraction", header[9]);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void One_that_was_stopped_goes_on_and_ends_with_the_same_files(int chunks)
    {
        Run(_folder["unbroken"]);
        StopAfter(chunks);
        Assert.Equal(Math.Min(Count, chunks * 1024), InversionRun.ImagesDone(Out));
        Assert.True(InversionRun.IsUnfinished(Out));

        // What a killed process leaves: temporary files, and no lock.
        File.WriteAllText(Path.Combine(Out, "codes.npy.1" + AtomicFile.TemporaryEnding), "half");
        File.WriteAllText(Path.Combine(Out, "parts", "x" + AtomicFile.TemporaryEnding), "half");
        var reports = new Reports();
        Run(Out, progress: reports);

        Assert.Equal([.. Enumerable.Range(chunks, 4 - chunks).Select(chunk => Math.Min(Count, chunk * 1024))], reports.Done);
        Assert.False(InversionRun.IsUnfinished(Out));
        AssertSameFiles(_folder["unbroken"], Out);
    }

    [Fact]
    public void Progress_goes_by_all_images()
    {
        var reports = new Reports();
        InversionResult result = Run(Out, progress: reports);
        Assert.Equal([0, 1024, 2048, Count], reports.Done);
        Assert.All(reports.Values, report => Assert.Equal(Count, report.Images));
        Assert.Equal(double.NaN, reports.Values[0].MeanLoss);
        Assert.Equal(result.LossesAfter.Average(), reports.Values[^1].MeanLoss, 1e-9);
    }

    [Fact]
    public void A_damaged_part_is_named_and_is_made_again_when_it_is_deleted()
    {
        Run(_folder["unbroken"]);
        StopAfter(2);
        string part = Path.Combine(Out, "parts", "000001024.safetensors");
        byte[] whole = File.ReadAllBytes(part);
        byte[] cut = whole[..(whole.Length / 2)];
        byte[] foreign = File.ReadAllBytes(Path.Combine(Out, "parts", "000000000.safetensors"));
        foreign[^1] = 99;
        foreach (byte[] damaged in new[] { cut, [], foreign, new byte[100] })
        {
            File.WriteAllBytes(part, damaged);
            AssertRefused("000001024.safetensors", () => Run(Out));
            AssertRefused("Delete this file", () => Run(Out));
        }

        File.Delete(part);
        Run(Out);
        AssertSameFiles(_folder["unbroken"], Out);
    }

    [Fact]
    public void Another_model_other_images_or_settings_are_refused()
    {
        StopAfter(1);
        Dictionary<string, byte[]> before = Read(Out);
        Autoencoder other = SmallModels.Rectifier(seed: 9);
        string expected = "holds an inversion of another model, of other images or by other settings";
        AssertRefused(expected, () => InversionRun.Run(Out, other, Images, Options));
        AssertRefused(expected, () => Run(Out, images: Images.Take(Count - 1)));
        AssertRefused(expected, () => Run(Out, images: Labelled(SmallModels.RandomImages(Count, seed: 4))));
        AssertRefused(expected, () => Run(Out, options: Options with { Method = new LevenbergMarquardt() }));
        AssertRefused(expected, () => Run(Out, options: Options with { Method = new Lbfgs() }));
        AssertRefused(expected, () => Run(Out, options: Options with { Start = new RestartStart() }));
        AssertRefused(expected, () => Run(Out, options: Options with { Mask = new MaskingNoise { Fraction = 0.1 } }));
        Assert.Equal(before, Read(Out));
        Run(Out, options: Options with { Threads = 1 });
    }

    [Fact]
    public void A_finished_or_foreign_folder_is_refused_and_left_alone()
    {
        Run(Out);
        Dictionary<string, byte[]> before = Read(Out);
        AssertRefused("holds a finished inversion; choose another --out", () => Run(Out));
        Assert.Equal(before, Read(Out));

        Directory.CreateDirectory(_folder["foreign"]);
        File.WriteAllText(Path.Combine(_folder["foreign"], "letter.txt"), "Dear");
        AssertRefused("is not empty, it holds letter.txt", () => Run(_folder["foreign"]));
        Assert.Equal(["letter.txt"], _folder.Names("foreign"));
    }

    [Fact]
    public void Only_one_process_works_in_a_folder_until_all_is_finished()
    {
        using FileStream held = Lock();
        AssertRefused("is in use", () => Run(Out));
        held.Dispose();

        string? refused = null;
        Run(Out, finish: result =>
        {
            Assert.Equal(Count, result.Count);
            refused = Assert.Throws<FacsimileException>(() => Run(Out)).Message;
        });
        Assert.Contains("is in use", refused, StringComparison.Ordinal);
        Assert.Equal(Finished, _folder.Names("out"));
    }

    [Fact]
    public void What_is_made_of_the_result_is_made_again_when_it_failed()
    {
        Assert.Throws<InvalidOperationException>(() => Run(Out, finish: _ => throw new InvalidOperationException()));
        Assert.True(InversionRun.IsUnfinished(Out));
        Assert.Equal(Count, InversionRun.ImagesDone(Out));

        var reports = new Reports();
        bool called = false;
        Run(Out, progress: reports, finish: _ => called = true);
        Assert.True(called);
        Assert.Equal([Count], reports.Done);
        AssertRefused("holds a finished inversion", () => Run(Out));
    }

    [Fact]
    public void The_parts_go_all_at_once()
    {
        // They are renamed before they are deleted: where that fails, all of them are still there.
        string renamed = Path.Combine(Out, "parts" + AtomicFile.TemporaryEnding);
        Assert.ThrowsAny<IOException>(() => Run(Out, finish: _ => Directory.CreateDirectory(Path.Combine(renamed, "inner"))));
        Assert.True(InversionRun.IsUnfinished(Out));
        Assert.Equal(Count, InversionRun.ImagesDone(Out));

        var reports = new Reports();
        Run(Out, progress: reports);
        Assert.Equal([Count], reports.Done);
        Assert.Equal(Finished, _folder.Names("out"));

        // Killed after the renaming, it has finished; what is left goes when somebody looks.
        Directory.CreateDirectory(renamed);
        File.WriteAllText(Path.Combine(renamed, "000001024.safetensors"), "part");
        Assert.False(InversionRun.IsUnfinished(Out));
        AssertRefused("holds a finished inversion", () => Run(Out));
        Assert.Equal(Finished, _folder.Names("out"));
    }

    [Fact]
    public void Nothing_is_left_when_nothing_was_done()
    {
        string inner = Path.Combine(_folder["new"], "out");
        AssertRefused("The mask hides all of image 0", () => Run(inner, options: Options with { Mask = new MaskingNoise { Fraction = 1 } }));
        AssertRefused("The model takes images of 5×6", () => Run(
            inner, images: new LabelledImages(new Images(new ImageShape(1, 6, 5), new byte[30]))));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => InversionRun.Run(inner, Model, Images, Options, cancellation: source.Token));
        Assert.Empty(_folder.Names());
        Assert.Equal(0, InversionRun.ImagesDone(inner));
        Assert.False(InversionRun.IsUnfinished(inner));

        // A folder that was there stays, empty.
        Directory.CreateDirectory(Out);
        AssertRefused("The mask hides all of image 0", () => Run(Out, options: Options with { Mask = new MaskingNoise { Fraction = 1 } }));
        Assert.Empty(_folder.Names("out"));
    }

    [Fact]
    public void The_settings_are_to_be_read()
    {
        Run(Out, images: Images.Take(5), options: Options with
        {
            Start = new RestartStart(),
            Mask = new BlockMask { Height = 3, Width = 6, Place = BlockPlace.Fixed },
        });
        JsonNode settings = JsonNode.Parse(File.ReadAllText(Path.Combine(Out, "inversion.json")))!;
        Assert.Equal("Levenberg-Marquardt", (string?)settings["method"]);
        Assert.Equal(3, (int?)settings["settings"]!["maximumIterations"]);
        Assert.Equal("encoder and 4 random codes, seed 0", (string?)settings["start"]);
        Assert.Contains("3×6", (string?)settings["mask"], StringComparison.Ordinal);
        Assert.Contains("5×6", File.ReadAllText(Path.Combine(Out, "inversion.json")), StringComparison.Ordinal);
    }

    private static LabelledImages Labelled(Images images)
        => new(images, [.. Enumerable.Range(0, images.Count).Select(i => (byte)(i % 7))]);

    private static InversionResult Run(
        string folder,
        LabelledImages? images = null,
        InversionOptions? options = null,
        IProgress<InversionProgress>? progress = null,
        Action<InversionResult>? finish = null)
        => InversionRun.Run(folder, Model, images ?? Images, options ?? Options, progress, finish);

    private static void AssertRefused(string line, Action action)
    {
        FacsimileException exception = Assert.Throws<FacsimileException>(action);
        Assert.Contains(line, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', exception.Message);
    }

    private static Dictionary<string, byte[]> Read(string folder) => Directory
        .GetFiles(folder, "*", SearchOption.AllDirectories)
        .ToDictionary(path => Path.GetRelativePath(folder, path), File.ReadAllBytes, StringComparer.Ordinal);

    private static void AssertSameFiles(string expected, string actual) => Assert.Equal(Read(expected), Read(actual));

    private void StopAfter(int chunks)
    {
        using var source = new CancellationTokenSource();
        var reports = new Reports
        {
            OnReport = report =>
            {
                if (report.ImagesDone >= chunks * 1024)
                {
                    source.Cancel();
                }
            },
        };
        Assert.Throws<OperationCanceledException>(
            () => InversionRun.Run(Out, Model, Images, Options, reports, cancellation: source.Token));
    }

    private FileStream Lock()
    {
        Directory.CreateDirectory(Out);
        return new FileStream(Path.Combine(Out, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
    }

    private sealed class Reports : IProgress<InversionProgress>
    {
        public List<InversionProgress> Values { get; } = [];

        public IEnumerable<int> Done => Values.Select(value => value.ImagesDone);

        public Action<InversionProgress>? OnReport { get; init; }

        public void Report(InversionProgress value)
        {
            Values.Add(value);
            OnReport?.Invoke(value);
        }
    }
}
