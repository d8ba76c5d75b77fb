using Facsimile.Data;
using Facsimile.Runs;
using Facsimile.Studies;

namespace Facsimile.Tests.Studies;

/// <summary>Studies that cannot be run, or of which a part fails.</summary>
public sealed class StudyFailureTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void Trial_that_fails_is_marked_with_its_reason_and_the_others_go_on()
    {
        StudyPlan plan = _study.PlanWith(
            "[[3], [5]]", "[[3], [5]] }, { \"name\": \"rate\", \"setting\": \"optimizer.learningRate\", \"values\": [0.001, 1e30]");
        StudyResult result = _study.Start(plan, "study", jobs: 2);

        TrialResult[] failed = [.. result.Trials.Where(one => one.Failure is not null)];
        Assert.Equal(10, failed.Length);
        Assert.All(failed, one => Assert.EndsWith("rate-1e30", one.Trial.Name, StringComparison.Ordinal));
        Assert.All(failed, one => Assert.Matches("^The (training diverged|model cannot be judged): ", one.Failure));
        Assert.Contains(failed, one => one.Failure!.StartsWith("The training diverged", StringComparison.Ordinal));
        Assert.Equal(10, result.Trials.Count(one => one.Evaluation is not null));
        string[] rows = File.ReadAllLines(_study.Folder["study/results.csv"]);
        Assert.Equal(21, rows.Length);
        Assert.Equal(10, rows.Count(row => row.Contains(",failed,", StringComparison.Ordinal)));
        string trial = _study.Folder[$"study/trials/{failed[0].Trial.Name}"];
        string refusal = $"{trial} has no model, its training has failed: {failed[0].Failure}";
        Assert.Equal(refusal, Refusal(() => TrainedRun.Open(trial)));
        Assert.Equal(refusal, Refusal(() => TrainingRun.Resume(trial, new RunOptions())));
        Assert.Contains("10 models have failed", File.ReadAllText(_study.Folder["study/report.html"]), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_study.Folder["study/trainings"]));
    }

    [Fact]
    public void Folder_of_another_study_or_of_other_files_is_refused()
    {
        StudyPlan plan = _study.Plan();
        StudyRun.Start(plan, _study.Folder["study"], new StudyOptions { Jobs = 1 }, new CancellationToken(canceled: true));

        Assert.EndsWith(
            "holds another study, small with other settings: choose another --out.",
            Refusal(() => _study.Start(_study.Plan("", "training.seed=2"), "study")),
            StringComparison.Ordinal);
        Directory.CreateDirectory(_study.Folder["full"]);
        File.WriteAllText(_study.Folder["full/a.txt"], "a");
        Assert.EndsWith("is not empty and holds no study: choose another --out.", Refusal(() => _study.Start(plan, "full")), StringComparison.Ordinal);
        Assert.Contains("holds no study: it has no study.json", Refusal(() => StudyRun.Resume(_study.Folder["none"], new StudyOptions())), StringComparison.Ordinal);
    }

    [Fact]
    public void Model_that_does_not_fit_the_images_is_found_before_anything_is_trained()
    {
        StudyPlan plan = _study.PlanWith(
            "\"network.widths\", \"values\": [[3], [5]]", "\"network\", \"values\": [{ \"widths\": [3], \"output\": \"relu\" }]");

        Assert.Contains("needs a sigmoid", Refusal(() => _study.Start(plan, "study")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_study.Folder["study"]));
    }

    [Fact]
    public void Mask_that_does_not_fit_the_images_is_found_before_anything_is_trained()
    {
        const string Mask = """, "uses": { "bestOfEach": "width", "mask": { "type": "block", "height": 99, "width": 4 } }""";

        Assert.Contains("does not fit into images of 12×12", Refusal(() => _study.Start(_study.Plan(Mask), "study")), StringComparison.Ordinal);
        Assert.False(Directory.Exists(_study.Folder["study"]));
    }

    [Fact]
    public void Model_of_other_settings_than_the_study_says_is_named()
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "study");
        string plans = _study.Folder["study/study.json"];
        File.WriteAllText(plans, File.ReadAllText(plans).Replace("\"batchSize\": 20", "\"batchSize\": 25", StringComparison.Ordinal));

        Assert.Contains(
            "recipe.json: this model was trained with other settings than the study says. To train this model again, delete ",
            Refusal(() => StudyRun.Resume(_study.Folder["study"], new StudyOptions())),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("evaluation.json")]
    [InlineData("model.safetensors")]
    [InlineData("recipe.json")]
    public void Damaged_trial_is_named_with_what_to_do_and_nothing_is_lost(string file)
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "study");
        string trial = _study.Folder[$"study/trials/{plan.Trials[2].Name}"];
        File.WriteAllText(Path.Combine(trial, file), "x");

        Assert.EndsWith(
            $" To train this model again, delete {trial} and resume the study.", Refusal(() => _study.Start(plan, "study")), StringComparison.Ordinal);
        Assert.Equal(10, _study.Folder.Names("study/trials").Length);
        Directory.Delete(trial, recursive: true);
        Assert.All(_study.Start(plan, "study").Trials, one => Assert.NotNull(one.Evaluation));
    }

    [Fact]
    public void Damaged_checkpoint_is_named_with_what_to_do()
    {
        StudyPlan plan = _study.Plan();
        string files = _study.Folder[$"study/trainings/{plan.Trainings[0].Name}"];
        StudyRun.Start(plan, _study.Folder["study"], new StudyOptions { Jobs = 1 }, new CancellationToken(canceled: true));
        Directory.CreateDirectory(files);
        File.WriteAllText(Path.Combine(files, "checkpoint.safetensors"), "x");

        Assert.EndsWith(
            $" To begin this training again, delete {files} and resume the study.", Refusal(() => _study.Start(plan, "study")), StringComparison.Ordinal);
    }

    [Fact]
    public void Other_images_than_those_of_the_beginning_are_refused_and_nothing_is_lost()
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "study");
        _study.Start(plan, "part");
        _study.WritePictures(seed: 2);

        Assert.Contains("was begun with other images", Refusal(() => _study.Start(plan, "study")), StringComparison.Ordinal);
        Assert.Contains("was begun with other images", Refusal(() => StudyRun.Report(_study.Folder["study"], new StudyOptions())), StringComparison.Ordinal);
        _study.Start(plan, "other");
        Assert.Contains(
            "was begun with other images",
            Refusal(() => StudyRun.Merge(_study.Folder["merged"], [_study.Folder["study"], _study.Folder["other"]], new StudyOptions())),
            StringComparison.Ordinal);
        _study.WritePictures();
        _study.Start(plan, "study");
        _study.AssertSame("part", "study");
    }

    [Fact]
    public void Images_that_are_lost_on_the_way_end_the_study_and_fail_no_model()
    {
        byte[] white = new byte[144];
        white.AsSpan(0, 40).Fill(255);
        PngFile.Write(_study.Folder["hole.png"], new ImageShape(1, 12, 12), white);
        string hole = _study.Folder["hole.png"].Replace("\\", "/", StringComparison.Ordinal);
        StudyPlan plan = _study.Plan("", $$"""corruption={ "type": "picture", "path": "{{hole}}" }""");
        Assert.Contains("hole.png", Refusal(() => StudyRun.Start(plan, _study.Folder["study"], new StudyOptions
        {
            Jobs = 1,
            Progress = new Observer<StudyProgress>(_ => File.Delete(_study.Folder["hole.png"])),
        })), StringComparison.Ordinal);

        Assert.False(Directory.Exists(_study.Folder["study/trials"]));
    }

    private static string Refusal(Action action) => Assert.Throws<FacsimileException>(action).Message;
}
