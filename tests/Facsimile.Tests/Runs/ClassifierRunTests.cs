using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Runs;
using Facsimile.Tests.Training;
using Facsimile.Training;

namespace Facsimile.Tests.Runs;

public sealed class ClassifierRunTests : IDisposable
{
    private static readonly string[] Files =
    [
        "accuracy.svg", "best.safetensors", "classes.csv", "confusion.csv", "confusion.svg", "evaluation.json", "history.csv",
        "images.csv", "loss.svg", "model.safetensors", "most-confused.png", "recipe.json", "report.html", "timing.json",
    ];

    private readonly TemporaryFolder _folder = new();

    public ClassifierRunTests()
        => CsvFile.Write(_folder["pictures.csv"], SmallClassification.Pictures());

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_run_leaves_all_its_files()
    {
        RunResult result = TrainingRun.Start(Recipe(), _folder["run"], new RunOptions());

        Assert.Equal(Files, _folder.Names("run"));
        var evaluation = (ClassificationResult)result.Evaluation!;
        Assert.Equal(40, evaluation.ImageCount);
        Assert.Equal(evaluation.Accuracy, result.History.Epochs[^1].TestAccuracy!.Value, 1e-12);
        Assert.Equal(["0", "1", "2"], Classifier.Load(_folder["run/model.safetensors"]).ClassNames.AsEnumerable());
        Assert.Equal(Recipe(), RecipeReader.Load(_folder["run/recipe.json"]));
        Assert.Contains("<td>mean 0.1, deviation 0.3</td>", File.ReadAllText(_folder["run/report.html"]), StringComparison.Ordinal);
        Assert.Equal(0.1, Classifier.Load(_folder["run/best.safetensors"]).Normalization!.Mean);
    }

    [Theory]
    [InlineData(1)]
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
            Recipe(), _folder["run"], progress => progress is { Epoch: 3, Step: 2 });
        Assert.Null(interrupted.Evaluation);
        Assert.Equal(StopReason.Interrupted, interrupted.History.StopReason);

        TrainingRun.Resume(_folder["run"], new RunOptions());
        RunChecks.AssertSameFiles(_folder["unbroken"], _folder["run"]);
    }

    [Fact]
    public void A_finished_run_is_judged_again_and_reported_elsewhere()
    {
        RunResult result = TrainingRun.Start(Recipe(), _folder["run"], new RunOptions());
        var run = TrainedRun.Open(_folder["run"]);
        ModelEvaluation again = run.Evaluate(new RunOptions());

        Assert.Equal(((ClassificationResult)result.Evaluation!).Predictions.AsEnumerable(), ((ClassificationResult)again).Predictions);
        Assert.Equal(result.History.Epochs.AsEnumerable(), run.History.Epochs);
        run.WriteReport(_folder["again"], again);
        Assert.Equal(File.ReadAllBytes(_folder["run/evaluation.json"]), File.ReadAllBytes(_folder["again/evaluation.json"]));
    }

    [Fact]
    public void Images_without_labels_are_refused_in_a_line_and_leave_no_folder()
    {
        NpyFile.Write(_folder["pictures.npy"], SmallClassification.Pictures().Images);
        string message = Assert.Throws<FacsimileException>(
            () => TrainingRun.Start(Recipe($"data.set={_folder["pictures.npy"]}"), _folder["run"], new RunOptions())).Message;

        Assert.Contains("pictures.npy: the images have no labels", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
        Assert.False(Directory.Exists(_folder["run"]));
    }

    private Recipe Recipe(params string[] overrides) => RecipeReader.Parse(
        $$"""
        {
          "name": "small",
          "data": {
            "set": "{{_folder["pictures.csv"].Replace("\\", "/", StringComparison.Ordinal)}}",
            "normalization": { "mean": 0.1, "standardDeviation": 0.3 }
          },
          "network": { "type": "classifier", "widths": [9], "dropout": 0.1 },
          "training": { "epochs": 4, "batchSize": 16, "validationFraction": 0.1 }
        }
        """,
        "small.json",
        overrides);
}
