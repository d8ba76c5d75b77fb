using System.Globalization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Recipes;
using Facsimile.Runs;
using Facsimile.Training;

namespace Facsimile.Tests.Runs;

public sealed class TrainingRunTests : IDisposable
{
    private static readonly string[] Files =
    [
        "best.png", "best.safetensors", "epochs.png", "evaluation.json", "history.csv", "images.csv", "latent.svg", "loss.svg",
        "model.safetensors", "mse.svg", "recipe.json", "reconstructions.png", "report.html", "ssim.svg", "timing.json",
        "worst.png",
    ];

    private readonly TemporaryFolder _folder = new();

    public TrainingRunTests()
    {
        var random = new RandomStream(1, "pictures");
        byte[] pixels = new byte[120 * 12 * 13];
        for (int i = 0; i < 120; i++)
        {
            pixels.AsSpan((i * 156) + (random.NextInt32(12) * 13), 13).Fill((byte)(100 + random.NextInt32(156)));
        }

        NpyFile.Write(_folder["pictures.npy"], new Images(new ImageShape(1, 12, 13), pixels));
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_leaves_all_its_files_and_no_checkpoint()
    {
        RunResult result = TrainingRun.Start(Recipe(), _folder["run"], new RunOptions());
        Assert.Equal(Files, _folder.Names("run"));
        Assert.Equal(6, result.History.Epochs.Length);
        var evaluation = (EvaluationResult)result.Evaluation!;
        Assert.Equal(24, evaluation.Scores.Length);
        Assert.NotNull(evaluation.PcaBaseline);
        Assert.Equal(Recipe(), RecipeReader.Load(_folder["run/recipe.json"]));
        Assert.Equal(3, Autoencoder.Load(_folder["run/model.safetensors"]).CodeSize);
        Assert.Contains(
            "<td>Adam, learning rate 0.001, ", File.ReadAllText(_folder["run/report.html"]), StringComparison.Ordinal);
        Assert.Equal([1, 2, 3, 4, 5, 6], RunTiming.Read(_folder["run/timing.json"]).Epochs.Select(epoch => epoch.Epoch));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(5)]
    public void The_files_do_not_depend_on_the_number_of_threads(int threads)
    {
        TrainingRun.Start(Recipe(), _folder["reference"], new RunOptions { Threads = 3 });
        TrainingRun.Start(Recipe(), _folder["run"], new RunOptions { Threads = threads });
        RunChecks.AssertSameFiles(_folder["reference"], _folder["run"]);
    }

    [Fact]
    public void Interrupted_in_an_epoch_and_resumed_it_ends_with_the_files_of_an_unbroken_run()
    {
        TrainingRun.Start(Recipe(), _folder["unbroken"], new RunOptions());
        RunResult interrupted = RunChecks.StartAndInterrupt(
            Recipe(), _folder["run"], progress => progress is { Epoch: 4, Step: 2 });
        Assert.Null(interrupted.Evaluation);
        Assert.Equal(StopReason.Interrupted, interrupted.History.StopReason);
        Assert.Contains("checkpoint", _folder.Names("run"));

        TrainingRun.Resume(_folder["run"], new RunOptions());
        Assert.Equal(Files, _folder.Names("run"));
        RunChecks.AssertSameFiles(_folder["unbroken"], _folder["run"]);
        Assert.Equal(6, RunTiming.Read(_folder["run/timing.json"]).Epochs.Length);
    }

    [Fact]
    public void Killed_before_the_first_epoch_was_done_it_begins_again()
    {
        TrainingRun.Start(Recipe(), _folder["unbroken"], new RunOptions());
        Directory.CreateDirectory(_folder["run"]);
        File.Copy(_folder["unbroken/recipe.json"], _folder["run/recipe.json"]);
        TrainingRun.Resume(_folder["run"], new RunOptions());
        RunChecks.AssertSameFiles(_folder["unbroken"], _folder["run"]);
    }

    [Fact]
    public void A_finished_run_is_neither_resumed_nor_overwritten()
    {
        TrainingRun.Start(Recipe(), _folder["run"], new RunOptions());
        byte[] report = File.ReadAllBytes(_folder["run/report.html"]);
        Assert.Contains(
            "finished", Refusal(() => TrainingRun.Resume(_folder["run"], new RunOptions())), StringComparison.Ordinal);
        Assert.Contains(
            "holds a finished run", Refusal(() => TrainingRun.Start(Recipe(), _folder["run"], new RunOptions())), StringComparison.Ordinal);
        Assert.Equal(report, File.ReadAllBytes(_folder["run/report.html"]));
        Assert.Equal(Files, _folder.Names("run"));
    }

    [Fact]
    public void A_damaged_checkpoint_is_named_and_nothing_is_lost()
    {
        RunChecks.StartAndInterrupt(Recipe(), _folder["run"], progress => progress.Epoch == 2);
        string path = _folder["run/checkpoint/checkpoint.safetensors"];
        File.WriteAllBytes(path, File.ReadAllBytes(path)[..200]);
        Assert.Contains(
            "checkpoint.safetensors",
            Refusal(() => TrainingRun.Resume(_folder["run"], new RunOptions())),
            StringComparison.Ordinal);
        Assert.Equal(200, new FileInfo(path).Length);
    }

    [Fact]
    public void Data_that_are_not_there_leave_no_folder()
    {
        Recipe recipe = Recipe("data.set=" + _folder["nowhere.npy"]);
        Assert.Contains(
            "nowhere.npy", Refusal(() => TrainingRun.Start(recipe, _folder["run"], new RunOptions())), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    [Theory]
    [InlineData("data.testFraction=0", "leaves none to judge by")]
    [InlineData("data.testFraction=0.001", "leaves none to judge by")]
    [InlineData("data.testFraction=0.999", "leaves none to train on")]
    public void Without_images_for_a_part_nothing_is_trained_and_no_folder_is_left(string change, string named)
    {
        string message = Refusal(() => TrainingRun.Start(Recipe(change), _folder["a/b/run"], new RunOptions()));
        Assert.Contains(named, message, StringComparison.Ordinal);
        Assert.Contains("data.testFraction", message, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["a"]));
    }

    [Fact]
    public void A_folder_that_was_there_stays_when_a_run_cannot_start()
    {
        Directory.CreateDirectory(_folder["a"]);
        Refusal(() => TrainingRun.Start(Recipe("data.testFraction=0"), _folder["a/run"], new RunOptions()));
        Assert.Empty(Directory.GetFileSystemEntries(_folder["a"]));
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("{\"epochs\":null}")]
    [InlineData("{\"epochs\":[null]}")]
    [InlineData("[")]
    public void A_damaged_timing_hinders_no_run(string timing)
    {
        TrainingRun.Start(Recipe(), _folder["unbroken"], new RunOptions());
        Directory.CreateDirectory(_folder["run"]);
        File.Copy(_folder["unbroken/recipe.json"], _folder["run/recipe.json"]);
        File.WriteAllText(_folder["run/timing.json"], timing);
        TrainingRun.Resume(_folder["run"], new RunOptions());
        RunChecks.AssertSameFiles(_folder["unbroken"], _folder["run"]);
        Assert.Equal(6, RunTiming.Read(_folder["run/timing.json"]).Epochs.Length);
    }

    [Fact]
    public void A_run_does_not_go_on_with_other_images()
    {
        Interrupt();
        Images images = NpyFile.ReadImages(_folder["pictures.npy"]);
        byte[] pixels = images.Pixels.ToArray();
        pixels.AsSpan().Reverse();
        NpyFile.Write(_folder["pictures.npy"], new Images(images.Shape, pixels));
        string changed = Refusal(() => TrainingRun.Resume(_folder["run"], new RunOptions()));
        Assert.Contains("96 images of 12×13", changed, StringComparison.Ordinal);

        NpyFile.Write(_folder["pictures.npy"], images.Slice(0, 100));
        string fewer = Refusal(() => TrainingRun.Resume(_folder["run"], new RunOptions()));
        Assert.Contains("but these are 80 images", fewer, StringComparison.Ordinal);

        NpyFile.Write(_folder["pictures.npy"], images);
        Assert.NotNull(TrainingRun.Resume(_folder["run"], new RunOptions()).Evaluation);
    }

    [Fact]
    public void A_run_does_not_go_on_with_another_optimizer()
    {
        Interrupt();
        File.WriteAllText(_folder["run/recipe.json"], Recipe("optimizer.type=sgd").ToJson());
        string refusal = Refusal(() => TrainingRun.Resume(_folder["run"], new RunOptions()));
        Assert.Contains("another optimizer", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void A_finished_run_without_its_report_is_not_trained_again()
    {
        TrainingRun.Start(Recipe(), _folder["run"], new RunOptions());
        File.Delete(_folder["run/report.html"]);
        string refusal = Refusal(() => TrainingRun.Resume(_folder["run"], new RunOptions()));
        Assert.Contains("finished", refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void The_files_do_not_depend_on_the_culture()
    {
        TrainingRun.Start(Recipe(), _folder["reference"], new RunOptions());
        CultureInfo before = CultureInfo.CurrentCulture;
        var comma = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        comma.NumberFormat.NumberDecimalSeparator = ",";
        comma.NumberFormat.NegativeSign = "−";
        try
        {
            CultureInfo.CurrentCulture = comma;
            TrainingRun.Start(Recipe(), _folder["run"], new RunOptions());
            string refusal = Refusal(() => TrainingRun.Start(Recipe("network.dropout=-0.5"), _folder["x"], new RunOptions()));
            Assert.Contains("-0.5", refusal, StringComparison.Ordinal);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }

        RunChecks.AssertSameFiles(_folder["reference"], _folder["run"]);
    }

    [Fact]
    public void Early_stopping_saves_the_best_weights_as_the_model()
    {
        Recipe recipe = Recipe("training.patience=1", "training.epochs=60", "optimizer.type=adam", "optimizer.learningRate=0.3");
        RunResult result = TrainingRun.Start(recipe, _folder["run"], new RunOptions());
        Assert.Equal(StopReason.EarlyStopping, result.History.StopReason);
        Assert.Equal(File.ReadAllBytes(_folder["run/best.safetensors"]), File.ReadAllBytes(_folder["run/model.safetensors"]));
    }

    [Fact]
    public void Limit_resize_and_test_fraction_shape_the_data()
    {
        RunResult result = TrainingRun.Start(
            Recipe("data.limit=30", "data.resize=[14,12]", "data.testFraction=0.1"), _folder["run"], new RunOptions());
        Assert.Equal(new ImageShape(1, 14, 12), result.Model.Shape);
        Assert.Equal(12, result.Evaluation!.ImageCount);
    }

    private void Interrupt() => RunChecks.StartAndInterrupt(Recipe(), _folder["run"], progress => progress.Epoch == 3);

    private static string Refusal(Action action) => Assert.Throws<FacsimileException>(action).Message;

    private Recipe Recipe(params string[] overrides) => RecipeReader.Parse(
        $$"""
        {
          "name": "small",
          "data": { "set": "{{_folder["pictures.npy"].Replace("\\", "/", StringComparison.Ordinal)}}" },
          "network": { "widths": [20, 3], "dropout": 0.1 },
          "training": { "epochs": 6, "batchSize": 16, "validationFraction": 0.1 }
        }
        """,
        "small.json",
        overrides);
}
