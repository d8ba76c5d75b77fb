using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Numerics;
using Facsimile.Recipes;
using Facsimile.Runs;
using Facsimile.Training;

namespace Facsimile.Tests.Runs;

public sealed class TrainedRunTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly RunResult _result;

    public TrainedRunTests()
    {
        byte[] pixels = new byte[60 * 144];
        var random = new RandomStream(2, "pictures");
        for (int i = 0; i < pixels.Length; i++)
        {
            pixels[i] = (byte)random.NextInt32(256);
        }

        NpyFile.Write(_folder["pictures.npy"], new Images(new ImageShape(1, 12, 12), pixels));
        Recipe recipe = RecipeReader.Load(
            "simple", [$"data.set={_folder["pictures.npy"]}", "training.epochs=2", "network.widths=[4]"]);
        _result = TrainingRun.Start(recipe, _folder["run"], new RunOptions());
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void It_is_judged_again_with_the_same_figures()
    {
        var first = (EvaluationResult)_result.Evaluation!;
        var again = (EvaluationResult)TrainedRun.Open(_folder["run"]).Evaluate(new RunOptions());

        Assert.Equal(first.Scores.AsEnumerable(), again.Scores);
        Assert.Equal(first.PcaBaseline!, again.PcaBaseline!);
        Assert.Equal(first.DataSet, again.DataSet);
    }

    [Fact]
    public void It_has_the_recipe_and_the_history_of_the_training()
    {
        var run = TrainedRun.Open(_folder["run"]);

        Assert.Equal(_result.Recipe, run.Recipe);
        Assert.Equal(_result.History.Epochs.AsEnumerable(), run.History.Epochs);
        Assert.Equal(_result.History.LossName, run.History.LossName);
    }

    [Fact]
    public void Best_and_last_weights_are_told_apart()
    {
        File.Copy(_folder["run/model.safetensors"], _folder["run/best.safetensors"], overwrite: true);
        byte[] last = File.ReadAllBytes(_folder["run/best.safetensors"]);
        last[^1] ^= 1;
        File.WriteAllBytes(_folder["run/best.safetensors"], last);

        Assert.NotEqual(Weights(best: false), Weights(best: true));
    }

    [Fact]
    public void Report_of_another_evaluation_leaves_the_run_as_it_was()
    {
        var run = TrainedRun.Open(_folder["run"]);
        byte[] before = File.ReadAllBytes(_folder["run/report.html"]);

        run.WriteReport(_folder["other"], run.Evaluate(new RunOptions()) with { DataSet = "other images" });

        string page = File.ReadAllText(_folder["other/report.html"]);
        Assert.Contains("simple on other images", page, StringComparison.Ordinal);
        Assert.Contains($"fitted to the training images of {run.Recipe.Data.Set}", page, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_folder["run/report.html"]));
    }

    [Fact]
    public void A_run_of_fewer_epochs_than_planned_was_stopped_early()
    {
        string recipe = File.ReadAllText(_folder["run/recipe.json"]);
        Assert.Equal(StopReason.Completed, TrainedRun.Open(_folder["run"]).History.StopReason);
        File.WriteAllText(
            _folder["run/recipe.json"], recipe.Replace("\"epochs\": 2", "\"epochs\": 30", StringComparison.Ordinal));

        Assert.Equal(StopReason.EarlyStopping, TrainedRun.Open(_folder["run"]).History.StopReason);
    }

    [Fact]
    public void Report_tells_what_a_built_in_recipe_is_for_only_as_long_as_it_is_true()
    {
        var run = TrainedRun.Open(_folder["run"]);

        Assert.Null(RunDetails.Of(run.Recipe, run.Model).Description);
        Assert.NotEmpty(RunDetails.Of(RecipeReader.Load("simple"), run.Model).Description!);
    }

    [Fact]
    public void Unfinished_run_is_refused_with_the_way_to_go_on()
    {
        File.Delete(_folder["run/model.safetensors"]);

        string message = Assert.Throws<FacsimileException>(() => TrainedRun.Open(_folder["run"])).Message;
        Assert.Contains("not finished", message, StringComparison.Ordinal);
        Assert.Contains("--resume", message, StringComparison.Ordinal);
    }

    private float[] Weights(bool best)
        => [.. TrainedRun.Open(_folder["run"], best).Model.Parameters.SelectMany(one => one.Parameter.Values)];
}
