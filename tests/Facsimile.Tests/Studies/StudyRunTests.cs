using System.Text.Json.Nodes;
using Facsimile.Runs;
using Facsimile.Studies;
using Facsimile.Tests.Runs;

namespace Facsimile.Tests.Studies;

/// <summary>The files of a study.</summary>
public sealed class StudyRunTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void Each_trial_is_the_run_that_its_recipe_alone_gives()
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "study");

        Assert.Equal(10, _study.Folder.Names("study/trials").Length);
        foreach (StudyTrial trial in plan.Trials)
        {
            TrainingRun.Start(trial.Recipe, _study.Folder[$"alone-{trial.Name}"], new RunOptions { Threads = 1 });
            RunChecks.AssertSameFiles(_study.Folder[$"alone-{trial.Name}"], _study.Folder[$"study/trials/{trial.Name}"]);
            Assert.Equal(
                trial.Recipe.Training.Epochs, RunTiming.Read(_study.Folder[$"study/trials/{trial.Name}/timing.json"]).Epochs.Length);
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    public void Files_depend_neither_on_the_threads_nor_on_how_many_trainings_run_at_once(int jobs, int threads)
    {
        StudyPlan plan = _study.Plan(SmallStudy.Uses);
        _study.Start(plan, "one");
        _study.Start(plan, "many", jobs, threads);

        _study.AssertSame("one", "many");
        Assert.Equal(
            [
                ".claim", "coordinates.svg", "epochs.svg", "images.json", "inpainting.csv", "inpainting.png", "noise-0.2.png", "noise-0.5.png",
                "noise.csv", "noise.svg", "parameters.svg", "reconstructions.png", "report.html", "results.csv", "results.json",
                "study.json", "time.svg", "timing.csv", "trials",
            ],
            _study.Folder.Names("one"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    public void Interrupted_and_resumed_it_ends_with_the_files_of_an_unbroken_study(int reports)
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "unbroken");
        using var source = new CancellationTokenSource();
        int seen = 0;
        var progress = new Observer<StudyProgress>(_ =>
        {
            if (Interlocked.Increment(ref seen) == reports)
            {
                source.Cancel();
            }
        });
        StudyResult first = StudyRun.Start(plan, _study.Folder["study"], new StudyOptions { Jobs = 2, Threads = 2, Progress = progress }, source.Token);
        Assert.True(first.Interrupted);
        Assert.False(File.Exists(_study.Folder["study/report.html"]));

        // A process that is killed while it writes a trial leaves half of one.
        string draft = _study.Folder[$"study/trainings/{plan.Trainings[0].Name}/trial"];
        Directory.CreateDirectory(draft);
        File.WriteAllText(Path.Combine(draft, "model.safetensors"), "half");

        StudyResult second = StudyRun.Resume(_study.Folder["study"], new StudyOptions { Jobs = 1, Threads = 3 });
        Assert.False(second.Interrupted);
        _study.AssertSame("unbroken", "study");
    }

    [Fact]
    public void Finished_trials_are_not_done_again()
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "study");
        string history = _study.Folder[$"study/trials/{plan.Trials[0].Name}/history.csv"];
        string text = File.ReadAllText(history) + "\n";
        File.WriteAllText(history, text);
        Directory.Delete(_study.Folder[$"study/trials/{plan.Trials[1].Name}"], recursive: true);

        _study.Start(plan, "study");
        Assert.Equal(text, File.ReadAllText(history));
        Assert.True(Directory.Exists(_study.Folder[$"study/trials/{plan.Trials[1].Name}"]));
    }

    [Fact]
    public void Trial_that_is_deleted_before_its_training_has_ended_is_trained_again_to_its_own_epoch()
    {
        StudyPlan plan = _study.PlanWith("[1, 3]", "[1, 30]");
        _study.Start(plan, "alone");
        using var stop = new CancellationTokenSource();
        string early = plan.Trainings[0].Trials[0].Name;
        StudyResult stopped = StudyRun.Start(plan, _study.Folder["study"], new StudyOptions
        {
            Jobs = 1,
            Progress = new Observer<StudyProgress>(step =>
            {
                if (step.Running.Any(one => one.Name == plan.Trainings[0].Name && one.Epoch == 3))
                {
                    stop.Cancel();
                }
            }),
        }, stop.Token);
        Assert.True(stopped.Interrupted);
        Assert.True(File.Exists(_study.Folder[$"study/trainings/{plan.Trainings[0].Name}/checkpoint.safetensors"]));
        Directory.Delete(_study.Folder[$"study/trials/{early}"], recursive: true);

        _study.Start(plan, "study");
        _study.AssertSame("alone", "study");
    }

    [Fact]
    public void Trial_with_a_patience_ends_with_its_best_weights_as_a_run_does()
    {
        StudyPlan plan = _study.Plan("", "training.patience=1", "optimizer.learningRate=0.5");
        _study.Start(plan, "study");

        StudyTrial trial = plan.Trials.Single(one => one.Name == "loss-mse-epochs-3-width-3");
        TrainingRun.Start(trial.Recipe, _study.Folder["alone"], new RunOptions { Threads = 1 });
        RunChecks.AssertSameFiles(_study.Folder["alone"], _study.Folder[$"study/trials/{trial.Name}"]);
    }

    [Fact]
    public void Study_of_variational_autoencoders_judges_them_as_their_own_runs_do()
    {
        StudyPlan plan = _study.PlanWith(
            "\"loss.type\": \"mse\"", "\"loss\": { \"type\": \"gaussian\" }",
            "network.variational=true", "training.seed=5");
        _study.Start(plan, "study");
        foreach (StudyTrial trial in new[] { plan.Trainings[0].Trials[^1], plan.Trainings[^1].Trials[^1] })
        {
            TrainingRun.Start(trial.Recipe, _study.Folder[trial.Name], new RunOptions { Threads = 1 });
            RunChecks.AssertSameFiles(_study.Folder[trial.Name], _study.Folder[$"study/trials/{trial.Name}"]);
        }
    }

    [Fact]
    public void Training_that_is_looked_at_once_is_a_dot_among_the_lines_of_the_others()
    {
        StudyPlan plan = _study.PlanWith("\"values\": [1, 3]", "\"values\": [2]");
        _study.Start(plan, "study");

        Assert.Equal([1, 1, 3, 3], plan.Trainings.Select(training => training.Trials.Length).Order());
        Assert.Equal(2, File.ReadAllText(_study.Folder["study/epochs.svg"]).Split("<circle").Length - 1);
    }

    [Fact]
    public void Losses_that_weigh_the_divergence_differently_are_not_drawn_on_one_chart()
    {
        StudyPlan Plan(string axes) => StudyPlan.Of(StudyReader.Parse(
            $$"""
            { "name": "small", "axes": {{axes}}, "recipe": { "name": "bars", "data": { "set": "{{_study.Folder["pictures.npy"].Replace("\\", "/", StringComparison.Ordinal)}}" },
              "network": { "widths": [3], "variational": true }, "loss": { "type": "bce", "reduction": "sum" }, "training": { "epochs": 2, "batchSize": 20 } } }
            """,
            "test"));
        _study.Start(Plan("""[{ "name": "weight", "setting": "divergence.weight", "values": [1, 4] }]"""), "weights");
        _study.Start(Plan("""[{ "name": "seed", "setting": "training.seed", "values": [1, 2] }]"""), "seeds");

        Assert.False(File.Exists(_study.Folder["weights/loss.svg"]));
        Assert.True(File.Exists(_study.Folder["seeds/loss.svg"]));
    }

    [Fact]
    public void JSON_has_the_figures_of_everything()
    {
        _study.Start(_study.Plan(SmallStudy.Uses), "study");
        JsonNode json = JsonNode.Parse(File.ReadAllText(_study.Folder["study/results.json"]))!;

        Assert.Equal(10, json["trials"]!.AsArray().Count);
        Assert.Equal(Enumerable.Range(1, 10), json["trials"]!.AsArray().Select(one => (int)one!["rank"]!).Order());
        Assert.Equal(["loss", "epochs", "width"], json["axes"]!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Equal(["s", "d"], json["conclusions"]!.AsArray().Select(one => (string)one!["statement"]!));
        Assert.Equal(["noisy images", "width 3", "width 5"], json["denoising"]!.AsArray().Select(one => (string)one!["model"]!));
        Assert.Equal(2, json["inpainting"]!.AsArray().Count);
    }
}
