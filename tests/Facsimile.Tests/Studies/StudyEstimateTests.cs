using Facsimile.Studies;

namespace Facsimile.Tests.Studies;

/// <summary>How long a study will take, before it is run.</summary>
public sealed class StudyEstimateTests : IDisposable
{
    private readonly SmallStudy _study = new();

    public void Dispose() => _study.Dispose();

    [Fact]
    public void Plan_and_estimate_are_told_before_the_first_step_of_what_is_still_to_be_trained()
    {
        StudyPlan plan = _study.Plan();
        _study.Start(plan, "study");
        foreach (StudyTrial trial in plan.Trainings[1].Trials)
        {
            Directory.Delete(_study.Folder[$"study/trials/{trial.Name}"], recursive: true);
        }

        List<string> told = [];
        StudyRun.Resume(_study.Folder["study"], new StudyOptions
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
        StudyPlan plan = _study.PlanWith(
            "[[3], [5]]", $$"""[[3]] }, { "name": "seed", "setting": "training.seed", "values": [{{seeds}}]""");
        StudyEstimate estimate = StudyRun.Estimate(plan, new StudyOptions { Threads = 1 });

        Assert.Equal(240, estimate.Seconds.Length);
        Assert.All(estimate.Seconds, seconds => Assert.True(seconds > 0));

        // 240 trainings of equal work, of which each fifth is measured.
        Assert.True(estimate.Seconds.Distinct().Count() <= 2 * 48);
    }

    [Fact]
    public void Estimate_measures_every_training_and_writes_nothing()
    {
        StudyEstimate estimate = StudyRun.Estimate(_study.Plan(), new StudyOptions { Threads = 2 });

        Assert.Equal(4, estimate.Seconds.Length);
        Assert.All(estimate.Seconds, seconds => Assert.True(seconds > 0));
        Assert.InRange(estimate.Jobs, 1, 2);
        Assert.InRange(estimate.Total, 0.999 * estimate.Seconds.Max(), 1.001 * estimate.Seconds.Sum());
        Assert.Equal(["pictures.npy"], _study.Folder.Names());
    }

    [Fact]
    public void Estimate_of_a_shard_is_of_its_trainings_alone()
    {
        StudyPlan plan = _study.Plan();
        PlannedTraining[] Of(int shard)
            => [.. StudyRun.Estimate(plan, new StudyOptions { Jobs = 1, Shard = new StudyShard(shard, 2) }).Trainings];

        Assert.Equal((2, 2), (Of(1).Length, Of(2).Length));
        Assert.Empty(StudyRun.Estimate(plan, new StudyOptions { Shard = new StudyShard(5, 5) }).Trainings);
        Assert.Equal(plan.Trainings.Select(one => one.Name).Order(), Of(1).Concat(Of(2)).Select(one => one.Name).Order());
    }
}
