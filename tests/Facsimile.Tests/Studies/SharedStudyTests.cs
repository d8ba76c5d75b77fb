using Facsimile.Studies;

namespace Facsimile.Tests.Studies;

/// <summary>A study that several processes or machines work on.</summary>
public sealed class SharedStudyTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void Shards_in_folders_of_their_own_are_merged_to_the_whole_study()
    {
        StudyPlan plan = _study.Plan(SmallStudy.Uses);
        _study.Start(plan, "whole");
        StudyRun.Start(plan, _study.Folder["a"], new StudyOptions { Jobs = 1, Shard = new StudyShard(1, 2) });
        StudyRun.Start(plan, _study.Folder["b"], new StudyOptions { Jobs = 1, Shard = new StudyShard(2, 2) });
        Assert.Empty(_study.Folder.Names("a/trials").Intersect(_study.Folder.Names("b/trials")));

        StudyRun.Merge(_study.Folder["merged"], [_study.Folder["a"], _study.Folder["b"]], new StudyOptions());
        _study.AssertSame("whole", "merged");
    }

    [Fact]
    public void Training_that_another_process_has_claimed_is_left_to_it()
    {
        StudyPlan plan = _study.Plan();
        string claimed = _study.Folder[$"study/trainings/{plan.Trainings[1].Name}"];
        StudyRun.Start(plan, _study.Folder["study"], new StudyOptions { Jobs = 1 }, new CancellationToken(canceled: true));
        Directory.CreateDirectory(claimed);
        using (FileClaim.Try(Path.Combine(claimed, "claim")))
        {
            Assert.Null(FileClaim.Try(Path.Combine(claimed, "claim")));
            StudyResult result = _study.Start(plan, "study");
            Assert.Equal(
                plan.Trainings[1].Trials.Select(trial => trial.Name).Order(StringComparer.Ordinal),
                result.Trials.Where(one => one.Evaluation is null).Select(one => one.Trial.Name).Order(StringComparer.Ordinal));
            Assert.Contains("2 models are not finished yet", File.ReadAllText(_study.Folder["study/report.html"]), StringComparison.Ordinal);
        }

        Assert.All(_study.Start(plan, "study").Trials, one => Assert.NotNull(one.Evaluation));
    }

    [Fact]
    public void Training_whose_process_ends_without_finishing_it_is_taken_over()
    {
        StudyPlan plan = _study.Plan();
        string claimed = _study.Folder[$"study/trainings/{plan.Trainings[1].Name}"];
        Directory.CreateDirectory(claimed);
        using FileClaim? other = FileClaim.Try(Path.Combine(claimed, "claim"));
        List<int> done = [];
        File.WriteAllText(_study.Folder["study/study.json"], plan.Study.ToJson());
        StudyResult result = StudyRun.Start(plan, _study.Folder["study"], new StudyOptions
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
        Directory.CreateDirectory(_study.Folder["folder"]);
        string path = _study.Folder["folder/claim"];
        using (FileClaim.Try(path))
        using (var stop = new CancellationTokenSource(TimeSpan.FromMilliseconds(1)))
        {
            Assert.Throws<OperationCanceledException>(() => FileClaim.Wait(path, stop.Token));
        }

        Directory.Delete(_study.Folder["folder"], recursive: true);
        Assert.Throws<DirectoryNotFoundException>(() => FileClaim.Wait(path, CancellationToken.None));
    }

    [Fact]
    public void Several_runs_in_one_folder_at_once_share_its_trainings()
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "alone");
        Parallel.For(0, 3, _ => _study.Start(plan, "shared"));

        StudyRun.Report(_study.Folder["shared"], new StudyOptions());
        _study.AssertSame("alone", "shared");
    }

    [Fact]
    public void Folder_that_several_make_at_once_is_one_study_for_all_of_them()
    {
        Study[] studies = [_study.Plan().Study, _study.Plan("", "training.seed=2").Study];
        for (int round = 0; round < 100; round++)
        {
            string folder = _study.Folder[$"round {round}"];
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
}
