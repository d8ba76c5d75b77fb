using System.Text.Json.Nodes;
using Facsimile.Data;
using Facsimile.Runs;
using Facsimile.Studies;

namespace Facsimile.Tests.Studies;

public sealed class StudyRunTests : IDisposable
{
    private const string Uses = """
        , "uses": { "bestOfEach": "width", "uniformNoise": [0.2, 0.5], "mask": { "type": "block", "height": 4, "width": 4 } },
        "conclusions": [
          { "statement": "s", "axis": "epochs", "effect": "helps" },
          { "statement": "d", "axis": "width", "effect": "helps", "measure": "denoising" }
        ]
        """;

    /// <summary>Files of a study that hold times.</summary>
    private static readonly string[] Timed = ["timing.csv", "time.svg", "report.html"];

    private readonly TemporaryFolder _folder = new();

    public StudyRunTests() => SmallStudy.WritePictures(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Each_trial_is_the_run_that_its_recipe_alone_gives()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        Start(plan, "study");

        Assert.Equal(10, _folder.Names("study/trials").Length);
        foreach (StudyTrial trial in plan.Trials)
        {
            TrainingRun.Start(trial.Recipe, _folder[$"alone-{trial.Name}"], new RunOptions { Threads = 1 });
            AssertSameFiles(_folder[$"alone-{trial.Name}"], _folder[$"study/trials/{trial.Name}"]);
            Assert.Equal(
                trial.Recipe.Training.Epochs, RunTiming.Read(_folder[$"study/trials/{trial.Name}/timing.json"]).Epochs.Length);
        }
    }

    [Theory]
    [InlineData(2, 1)]
    [InlineData(2, 4)]
    [InlineData(3, 3)]
    public void Files_depend_neither_on_the_threads_nor_on_how_many_trainings_run_at_once(int jobs, int threads)
    {
        StudyPlan plan = SmallStudy.Plan(_folder, Uses);
        Start(plan, "one");
        Start(plan, "many", jobs, threads);

        AssertSameStudy("one", "many");
        Assert.Equal(
            [
                ".claim", "coordinates.svg", "epochs.svg", "images.json", "inpainting.csv", "inpainting.png", "noise-0.2.png", "noise-0.5.png",
                "noise.csv", "noise.svg", "parameters.svg", "reconstructions.png", "report.html", "results.csv", "results.json",
                "study.json", "time.svg", "timing.csv", "trials",
            ],
            _folder.Names("one"));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(5)]
    [InlineData(9)]
    public void Interrupted_and_resumed_it_ends_with_the_files_of_an_unbroken_study(int reports)
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        Start(plan, "unbroken");
        using var source = new CancellationTokenSource();
        int seen = 0;
        var progress = new Observer<StudyProgress>(_ =>
        {
            if (Interlocked.Increment(ref seen) == reports)
            {
                source.Cancel();
            }
        });
        StudyResult first = StudyRun.Start(plan, _folder["study"], new StudyOptions { Jobs = 2, Threads = 2, Progress = progress }, source.Token);
        Assert.True(first.Interrupted);
        Assert.False(File.Exists(_folder["study/report.html"]));

        // A process that is killed while it writes a trial leaves half of one.
        string draft = _folder[$"study/trainings/{plan.Trainings[0].Name}/trial"];
        Directory.CreateDirectory(draft);
        File.WriteAllText(Path.Combine(draft, "model.safetensors"), "half");

        StudyResult second = StudyRun.Resume(_folder["study"], new StudyOptions { Jobs = 1, Threads = 3 });
        Assert.False(second.Interrupted);
        AssertSameStudy("unbroken", "study");
    }

    [Fact]
    public void Finished_trials_are_not_done_again()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        Start(plan, "study");
        string history = _folder[$"study/trials/{plan.Trials[0].Name}/history.csv"];
        string text = File.ReadAllText(history) + "\n";
        File.WriteAllText(history, text);
        Directory.Delete(_folder[$"study/trials/{plan.Trials[1].Name}"], recursive: true);

        Start(plan, "study");
        Assert.Equal(text, File.ReadAllText(history));
        Assert.True(Directory.Exists(_folder[$"study/trials/{plan.Trials[1].Name}"]));
    }

    [Fact]
    public void Trial_that_fails_is_marked_with_its_reason_and_the_others_go_on()
    {
        StudyPlan plan = StudyPlan.Of(StudyReader.Parse(
            SmallStudy.Json(_folder).Replace("[[3], [5]]", "[[3], [5]] }, { \"name\": \"rate\", \"setting\": \"optimizer.learningRate\", \"values\": [0.001, 1e30]", StringComparison.Ordinal),
            "test"));
        StudyResult result = Start(plan, "study", jobs: 2);

        TrialResult[] failed = [.. result.Trials.Where(one => one.Failure is not null)];
        Assert.Equal(10, failed.Length);
        Assert.All(failed, one => Assert.EndsWith("rate-1e30", one.Trial.Name, StringComparison.Ordinal));
        Assert.All(failed, one => Assert.Matches("^The (training diverged|model cannot be judged): ", one.Failure));
        Assert.Contains(failed, one => one.Failure!.StartsWith("The training diverged", StringComparison.Ordinal));
        Assert.Equal(10, result.Trials.Count(one => one.Evaluation is not null));
        string[] rows = File.ReadAllLines(_folder["study/results.csv"]);
        Assert.Equal(21, rows.Length);
        Assert.Equal(10, rows.Count(row => row.Contains(",failed,", StringComparison.Ordinal)));
        string trial = _folder[$"study/trials/{failed[0].Trial.Name}"];
        string refusal = $"{trial} has no model, its training has failed: {failed[0].Failure}";
        Assert.Equal(refusal, Refusal(() => TrainedRun.Open(trial)));
        Assert.Equal(refusal, Refusal(() => TrainingRun.Resume(trial, new RunOptions())));
        Assert.Contains("10 models have failed", File.ReadAllText(_folder["study/report.html"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["study/trainings"]));
    }

    [Fact]
    public void Trial_with_a_patience_ends_with_its_best_weights_as_a_run_does()
    {
        StudyPlan plan = SmallStudy.Plan(_folder, "", "training.patience=1", "optimizer.learningRate=0.5");
        Start(plan, "study");

        StudyTrial trial = plan.Trials.Single(one => one.Name == "loss-mse-epochs-3-width-3");
        TrainingRun.Start(trial.Recipe, _folder["alone"], new RunOptions { Threads = 1 });
        AssertSameFiles(_folder["alone"], _folder[$"study/trials/{trial.Name}"]);
    }

    [Fact]
    public void Shards_in_folders_of_their_own_are_merged_to_the_whole_study()
    {
        StudyPlan plan = SmallStudy.Plan(_folder, Uses);
        Start(plan, "whole");
        StudyRun.Start(plan, _folder["a"], new StudyOptions { Jobs = 1, Shard = new StudyShard(1, 2) });
        StudyRun.Start(plan, _folder["b"], new StudyOptions { Jobs = 1, Shard = new StudyShard(2, 2) });
        Assert.Empty(_folder.Names("a/trials").Intersect(_folder.Names("b/trials")));

        StudyRun.Merge(_folder["merged"], [_folder["a"], _folder["b"]], new StudyOptions());
        AssertSameStudy("whole", "merged");
    }

    [Fact]
    public void Training_that_another_process_has_claimed_is_left_to_it()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        string claimed = _folder[$"study/trainings/{plan.Trainings[1].Name}"];
        StudyRun.Start(plan, _folder["study"], new StudyOptions { Jobs = 1 }, new CancellationToken(canceled: true));
        Directory.CreateDirectory(claimed);
        using (FileClaim.Try(Path.Combine(claimed, "claim")))
        {
            Assert.Null(FileClaim.Try(Path.Combine(claimed, "claim")));
            StudyResult result = Start(plan, "study");
            Assert.Equal(
                plan.Trainings[1].Trials.Select(trial => trial.Name).Order(StringComparer.Ordinal),
                result.Trials.Where(one => one.Evaluation is null).Select(one => one.Trial.Name).Order(StringComparer.Ordinal));
            Assert.Contains("2 models are not finished yet", File.ReadAllText(_folder["study/report.html"]), StringComparison.Ordinal);
        }

        Assert.All(Start(plan, "study").Trials, one => Assert.NotNull(one.Evaluation));
    }

    [Fact]
    public void Training_whose_process_ends_without_finishing_it_is_taken_over()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        string claimed = _folder[$"study/trainings/{plan.Trainings[1].Name}"];
        Directory.CreateDirectory(claimed);
        using FileClaim? other = FileClaim.Try(Path.Combine(claimed, "claim"));
        List<int> done = [];
        File.WriteAllText(_folder["study/study.json"], plan.Study.ToJson());
        StudyResult result = StudyRun.Start(plan, _folder["study"], new StudyOptions
        {
            Jobs = 1,
            Progress = new Observer<StudyProgress>(progress =>
            {
                if (progress.TrainingsDone == plan.Trainings.Length - 1)
                {
                    other?.Dispose();
                }

                done.Add(progress.TrainingsDone);
            }),
        });

        Assert.All(result.Trials, one => Assert.NotNull(one.Evaluation));
        Assert.Equal(Enumerable.Range(0, plan.Trainings.Length + 1), done.Distinct());
    }

    [Fact]
    public void Wait_for_a_claim_ends_when_it_is_cancelled_or_its_folder_is_gone()
    {
        Directory.CreateDirectory(_folder["folder"]);
        string path = _folder["folder/claim"];
        using (FileClaim.Try(path))
        using (var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(1)))
        {
            Assert.Throws<OperationCanceledException>(() => FileClaim.Wait(path, stop.Token));
        }

        Directory.Delete(_folder["folder"], recursive: true);
        Assert.Throws<DirectoryNotFoundException>(() => FileClaim.Wait(path, CancellationToken.None));
    }

    [Fact]
    public void Estimate_of_a_shard_is_of_its_trainings_alone()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        PlannedTraining[] Of(int shard)
            => [.. StudyRun.Estimate(plan, new StudyOptions { Jobs = 1, Shard = new StudyShard(shard, 2) }).Trainings];

        Assert.Equal((2, 2), (Of(1).Length, Of(2).Length));
        Assert.Equal(plan.Trainings.Select(one => one.Name).Order(), Of(1).Concat(Of(2)).Select(one => one.Name).Order());
    }

    [Fact]
    public void Several_runs_in_one_folder_at_once_share_its_trainings()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        Start(plan, "alone");
        Parallel.For(0, 3, _ => Start(plan, "shared"));

        StudyRun.Report(_folder["shared"], new StudyOptions());
        AssertSameStudy("alone", "shared");
    }

    [Fact]
    public void Folder_that_several_make_at_once_is_one_study_for_all_of_them()
    {
        Study[] studies = [SmallStudy.Plan(_folder).Study, SmallStudy.Plan(_folder, "", "training.seed=2").Study];
        for (int round = 0; round < 100; round++)
        {
            string folder = _folder[$"round {round}"];
            using var start = new Barrier(4);
            var refusals = new Exception?[4];
            Thread[] makers = [.. Enumerable.Range(0, 4).Select(maker => new Thread(() => Make(maker)))];
            Array.ForEach(makers, maker => maker.Start());
            Array.ForEach(makers, maker => maker.Join());
            string winner = StudyFolder.Open(folder).Study.ToJson();
            Assert.All(refusals, (refusal, maker) => Assert.Equal(studies[maker % 2].ToJson() == winner, refusal is null));
            Assert.All(refusals.OfType<Exception>(), refusal => Assert.Contains("another study", refusal.Message, StringComparison.Ordinal));

            void Make(int maker)
            {
                start.SignalAndWait();
                refusals[maker] = Record.Exception(() => StudyFolder.Create(folder, studies[maker % 2]));
            }
        }
    }

    [Fact]
    public void Folder_of_another_study_or_of_other_files_is_refused()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        StudyRun.Start(plan, _folder["study"], new StudyOptions { Jobs = 1 }, new CancellationToken(canceled: true));

        Assert.EndsWith(
            "holds another study, small with other settings: choose another --out.",
            Refusal(() => Start(SmallStudy.Plan(_folder, "", "training.seed=2"), "study")),
            StringComparison.Ordinal);
        Directory.CreateDirectory(_folder["full"]);
        File.WriteAllText(_folder["full/a.txt"], "a");
        Assert.EndsWith("is not empty and holds no study: choose another --out.", Refusal(() => Start(plan, "full")), StringComparison.Ordinal);
        Assert.Contains("holds no study: it has no study.json", Refusal(() => StudyRun.Resume(_folder["none"], new StudyOptions())), StringComparison.Ordinal);
    }

    [Fact]
    public void Model_that_does_not_fit_the_images_is_found_before_anything_is_trained()
    {
        StudyPlan plan = StudyPlan.Of(StudyReader.Parse(
            SmallStudy.Json(_folder).Replace("\"network.widths\", \"values\": [[3], [5]]", "\"network\", \"values\": [{ \"widths\": [3], \"output\": \"relu\" }]", StringComparison.Ordinal),
            "test"));

        Assert.Contains("needs a sigmoid", Refusal(() => Start(plan, "study")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["study"]));
    }

    [Fact]
    public void Mask_that_does_not_fit_the_images_is_found_before_anything_is_trained()
    {
        const string Mask = """, "uses": { "bestOfEach": "width", "mask": { "type": "block", "height": 99, "width": 4 } }""";

        Assert.Contains("does not fit into images of 12×12", Refusal(() => Start(SmallStudy.Plan(_folder, Mask), "study")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder["study"]));
    }

    [Theory]
    [InlineData("evaluation.json")]
    [InlineData("model.safetensors")]
    public void Damaged_trial_is_named_with_what_to_do_and_nothing_is_lost(string file)
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        Start(plan, "study");
        string trial = _folder[$"study/trials/{plan.Trials[2].Name}"];
        File.WriteAllText(Path.Combine(trial, file), "x");

        Assert.EndsWith(
            $" To train this model again, delete {trial} and resume the study.", Refusal(() => Start(plan, "study")), StringComparison.Ordinal);
        Assert.Equal(10, _folder.Names("study/trials").Length);
        Directory.Delete(trial, recursive: true);
        Assert.All(Start(plan, "study").Trials, one => Assert.NotNull(one.Evaluation));
    }

    [Fact]
    public void Trial_that_is_deleted_before_its_training_has_ended_is_trained_again_to_its_own_epoch()
    {
        StudyPlan plan = StudyPlan.Of(StudyReader.Parse(
            SmallStudy.Json(_folder).Replace("[1, 3]", "[1, 30]", StringComparison.Ordinal), "test"));
        Start(plan, "alone");
        using var stop = new CancellationTokenSource();
        string early = plan.Trainings[0].Trials[0].Name;
        StudyResult stopped = StudyRun.Start(plan, _folder["study"], new StudyOptions
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
        Assert.True(File.Exists(_folder[$"study/trainings/{plan.Trainings[0].Name}/checkpoint.safetensors"]));
        Directory.Delete(_folder[$"study/trials/{early}"], recursive: true);

        Start(plan, "study");
        AssertSameStudy("alone", "study");
    }

    [Fact]
    public void Study_of_variational_autoencoders_judges_them_as_their_own_runs_do()
    {
        StudyPlan plan = StudyPlan.Of(StudyReader.Parse(
            SmallStudy.Json(_folder).Replace("\"loss.type\": \"mse\"", "\"loss\": { \"type\": \"gaussian\" }", StringComparison.Ordinal),
            "test",
            ["network.variational=true", "training.seed=5"]));
        Start(plan, "study");
        foreach (StudyTrial trial in new[] { plan.Trainings[0].Trials[^1], plan.Trainings[^1].Trials[^1] })
        {
            TrainingRun.Start(trial.Recipe, _folder[trial.Name], new RunOptions { Threads = 1 });
            AssertSameFiles(_folder[trial.Name], _folder[$"study/trials/{trial.Name}"]);
        }
    }

    [Fact]
    public void Other_images_than_those_of_the_beginning_are_refused_and_nothing_is_lost()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        Start(plan, "study");
        Start(plan, "part");
        SmallStudy.WritePictures(_folder, seed: 2);

        Assert.Contains("was begun with other images", Refusal(() => Start(plan, "study")), StringComparison.Ordinal);
        Assert.Contains("was begun with other images", Refusal(() => StudyRun.Report(_folder["study"], new StudyOptions())), StringComparison.Ordinal);
        Start(plan, "other");
        Assert.Contains(
            "was trained on other images than",
            Refusal(() => StudyRun.Merge(_folder["merged"], [_folder["study"], _folder["other"]], new StudyOptions())),
            StringComparison.Ordinal);
        SmallStudy.WritePictures(_folder);
        Start(plan, "study");
        AssertSameStudy("part", "study");
    }

    [Fact]
    public void Images_that_are_lost_on_the_way_end_the_study_and_fail_no_model()
    {
        byte[] white = new byte[144];
        white.AsSpan(0, 40).Fill(255);
        PngFile.Write(_folder["hole.png"], new ImageShape(1, 12, 12), white);
        string hole = _folder["hole.png"].Replace("\\", "/", StringComparison.Ordinal);
        StudyPlan plan = SmallStudy.Plan(_folder, "", $$"""corruption={ "type": "picture", "path": "{{hole}}" }""");
        Assert.Contains("hole.png", Refusal(() => StudyRun.Start(plan, _folder["study"], new StudyOptions
        {
            Jobs = 1,
            Progress = new Observer<StudyProgress>(_ => File.Delete(_folder["hole.png"])),
        })), StringComparison.Ordinal);

        Assert.False(Directory.Exists(_folder["study/trials"]));
    }

    [Fact]
    public void Damaged_checkpoint_is_named_with_what_to_do()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        string files = _folder[$"study/trainings/{plan.Trainings[0].Name}"];
        StudyRun.Start(plan, _folder["study"], new StudyOptions { Jobs = 1 }, new CancellationToken(canceled: true));
        Directory.CreateDirectory(files);
        File.WriteAllText(Path.Combine(files, "checkpoint.safetensors"), "x");

        Assert.EndsWith(
            $" To begin this training again, delete {files} and resume the study.", Refusal(() => Start(plan, "study")), StringComparison.Ordinal);
    }

    [Fact]
    public void Plan_and_estimate_are_told_before_the_first_step_of_what_is_still_to_be_trained()
    {
        StudyPlan plan = SmallStudy.Plan(_folder);
        Start(plan, "study");
        foreach (StudyTrial trial in plan.Trainings[1].Trials)
        {
            Directory.Delete(_folder[$"study/trials/{trial.Name}"], recursive: true);
        }

        List<string> told = [];
        StudyRun.Resume(_folder["study"], new StudyOptions
        {
            Jobs = 5,
            Estimate = new Observer<StudyEstimate>(estimate => told.Add($"{Assert.Single(estimate.Trainings).Name}, {estimate.Jobs}")),
            Progress = new Observer<StudyProgress>(_ => told.Add("step")),
        });
        Assert.Equal([$"{plan.Trainings[1].Name}, 1", "step"], told.Distinct());
    }

    [Fact]
    public void Of_many_trainings_some_are_measured_and_the_others_go_by_their_work()
    {
        string seeds = string.Join(", ", Enumerable.Range(1, 120));
        StudyPlan plan = StudyPlan.Of(StudyReader.Parse(
            SmallStudy.Json(_folder).Replace("[[3], [5]]", $$"""[[3]] }, { "name": "seed", "setting": "training.seed", "values": [{{seeds}}]""", StringComparison.Ordinal),
            "test"));
        StudyEstimate estimate = StudyRun.Estimate(plan, new StudyOptions { Threads = 1 });

        Assert.Equal(240, estimate.Seconds.Length);
        Assert.All(estimate.Seconds, seconds => Assert.True(seconds > 0));

        // 240 trainings of equal work, of which each fifth is measured.
        Assert.True(estimate.Seconds.Distinct().Count() <= 2 * 48);
    }

    [Fact]
    public void Estimate_measures_every_training_and_writes_nothing()
    {
        StudyEstimate estimate = StudyRun.Estimate(SmallStudy.Plan(_folder), new StudyOptions { Threads = 2 });

        Assert.Equal(4, estimate.Seconds.Length);
        Assert.All(estimate.Seconds, seconds => Assert.True(seconds > 0));
        Assert.InRange(estimate.Jobs, 1, 2);
        Assert.InRange(estimate.Total, 0.999 * estimate.Seconds.Max(), 1.001 * estimate.Seconds.Sum());
        Assert.Equal(["pictures.npy"], _folder.Names());
    }

    [Fact]
    public void JSON_has_the_figures_of_everything()
    {
        Start(SmallStudy.Plan(_folder, Uses), "study");
        JsonNode json = JsonNode.Parse(File.ReadAllText(_folder["study/results.json"]))!;

        Assert.Equal(10, json["trials"]!.AsArray().Count);
        Assert.Equal(Enumerable.Range(1, 10), json["trials"]!.AsArray().Select(one => (int)one!["rank"]!).Order());
        Assert.Equal(["loss", "epochs", "width"], json["axes"]!.AsArray().Select(one => (string)one!["name"]!));
        Assert.Equal(["s", "d"], json["conclusions"]!.AsArray().Select(one => (string)one!["statement"]!));
        Assert.Equal(["noisy images", "width 3", "width 5"], json["denoising"]!.AsArray().Select(one => (string)one!["model"]!));
        Assert.Equal(2, json["inpainting"]!.AsArray().Count);
    }

    private static string Refusal(Action action) => Assert.Throws<FacsimileException>(action).Message;

    private StudyResult Start(StudyPlan plan, string folder, int jobs = 1, int threads = 1)
        => StudyRun.Start(plan, _folder[folder], new StudyOptions { Jobs = jobs, Threads = threads });

    private void AssertSameStudy(string expected, string actual)
    {
        AssertSameFiles(_folder[expected], _folder[actual]);
        Assert.Equal(_folder.Names($"{expected}/trials"), _folder.Names($"{actual}/trials"));
        foreach (string trial in _folder.Names($"{expected}/trials"))
        {
            AssertSameFiles(_folder[$"{expected}/trials/{trial}"], _folder[$"{actual}/trials/{trial}"]);
        }

        Assert.False(Directory.Exists(_folder[$"{actual}/trainings"]));
    }

    private static void AssertSameFiles(string expected, string actual)
    {
        string[] Names(string folder) => [.. Directory.GetFiles(folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        bool study = File.Exists(Path.Combine(expected, "study.json"));
        Assert.Equal(Names(expected), Names(actual));
        Assert.All(
            Names(expected).Where(name => name != "timing.json" && !(study && Timed.Contains(name))),
            name => Assert.True(
                File.ReadAllBytes(Path.Combine(expected, name)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(actual, name))),
                $"{name} of {actual} differs"));
    }

    private sealed class Observer<T>(Action<T> observe) : IProgress<T>
    {
        public void Report(T value) => observe(value);
    }
}
