using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Models;
using Facsimile.Runs;

namespace Facsimile.Studies;

/// <summary>
/// Runs a study in a folder. Finished trials are never done again; a study that is interrupted or killed goes on where it was,
/// and ends with the same results. Several processes may work in one folder: each training is claimed by one of them.
/// </summary>
public static class StudyRun
{
    /// <summary>Says how long a study, or a shard of it, would take from its beginning; nothing is written.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <param name="cancellation">Ends the measurement.</param>
    /// <exception cref="FacsimileException">The data are wrong, or a model does not fit them.</exception>
    public static StudyEstimate Estimate(StudyPlan plan, StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        StudyImages images = Load(plan, options, cancellation);
        return StudyEstimate.Measure(plan, [.. options.Shard.Of(LongestFirst(plan, images))], images, options, cancellation);
    }

    /// <summary>Starts a study, or goes on with it.</summary>
    /// <param name="plan">The study.</param>
    /// <param name="folder">Its folder: a new one, an empty one, or one that holds the same study.</param>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <param name="cancellation">Ends the trainings after their current steps; the study can then be resumed.</param>
    /// <exception cref="FacsimileException">The data or the folder is wrong, or a model does not fit the images.</exception>
    public static StudyResult Start(StudyPlan plan, string folder, StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(options);
        StudyFolder.At(folder).RefuseOther(plan.Study);
        StudyImages images = Load(plan, options, cancellation);
        return Run(StudyFolder.Create(folder, plan.Study), plan, images, options, cancellation);
    }

    /// <summary>Goes on with a study that was interrupted or killed, or helps another process with it.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <param name="cancellation">Ends the trainings after their current steps.</param>
    /// <exception cref="FacsimileException">The folder holds no study, or its files or the data are wrong.</exception>
    public static StudyResult Resume(string folder, StudyOptions options, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(options);
        (StudyFolder files, Study study) = StudyFolder.Open(folder);
        var plan = StudyPlan.Of(study);
        return Run(files, plan, Load(plan, options, cancellation), options, cancellation);
    }

    /// <summary>Writes the report of what there is so far.</summary>
    /// <param name="folder">The study's folder.</param>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <exception cref="FacsimileException">The folder holds no study, or its files or the data are wrong.</exception>
    public static StudyResult Report(string folder, StudyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (StudyFolder files, Study study) = StudyFolder.Open(folder);
        var plan = StudyPlan.Of(study);
        var images = StudyImages.Load(plan, options, CancellationToken.None);
        files.RequireSameImages(images);
        return WriteReport(files, plan, images, options, CancellationToken.None);
    }

    /// <summary>Puts the trials of several folders of one study into a new one, and writes its report.</summary>
    /// <param name="output">The new folder.</param>
    /// <param name="folders">The folders; where two have a trial, that of the first is taken.</param>
    /// <param name="options">Where the data are, and whom to tell.</param>
    /// <exception cref="FacsimileException">A folder holds no study or another one, or the data are wrong.</exception>
    public static StudyResult Merge(string output, IReadOnlyList<string> folders, StudyOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        (StudyFolder[] parts, Study study) = StudyMerge.Open(folders);
        var plan = StudyPlan.Of(study);
        var images = StudyImages.Load(plan, options, CancellationToken.None);
        StudyFolder merged = StudyMerge.Merge(output, parts, plan, images);
        return WriteReport(merged, plan, images, options, CancellationToken.None);
    }

    private static StudyImages Load(StudyPlan plan, StudyOptions options, CancellationToken cancellation)
    {
        var images = StudyImages.Load(plan, options, cancellation);

        // What is wrong in the last of many trainings, or in the report, is found now, not after hours.
        foreach (ImageSet set in images.Sets)
        {
            plan.Study.Uses?.Mask?.Prepare(set.Shape);
        }

        foreach (PlannedTraining training in plan.Trainings)
        {
            var set = images.Of(training.Recipe);
            try
            {
                Model model = training.Recipe.CreateModel(set.Shape, set.ClassNames);
                _ = RunSteps.NewSession(model, set, training.Recipe.ToTrainingOptions(threads: 1));
            }
            catch (FacsimileException exception)
            {
                throw new FacsimileException($"{training.Name}: {exception.Message}", exception);
            }
        }

        return images;
    }

    private static StudyResult Run(
        StudyFolder folder, StudyPlan plan, StudyImages images, StudyOptions options, CancellationToken cancellation)
    {
        folder.RequireSameImages(images);
        int threads = options.ThreadCount;
        PlannedTraining[] own = [.. options.Shard.Of(LongestFirst(plan, images))];
        PlannedTraining[] open = [.. own.Where(training => !training.Trials.All(folder.IsDone))];
        int jobs = Jobs(plan, open, images, options, cancellation);
        var watch = new StudyWatch(
            options.Progress,
            plan.Trainings.Length,
            plan.Trainings.Count(training => training.Trials.All(folder.IsDone)));
        new StudyWorkers(folder, images, watch)
            .Run(open, jobs, StudyEstimate.ThreadsOfJob(threads, jobs), cancellation);
        if (cancellation.IsCancellationRequested)
        {
            return new StudyResult(folder.Path, plan, StudyResults.Read(folder, plan), Interrupted: true);
        }

        return WriteReport(folder, plan, images, options, cancellation);
    }

    private static IEnumerable<PlannedTraining> LongestFirst(StudyPlan plan, StudyImages images)
        => plan.Trainings.OrderByDescending(images.WorkOf);

    /// <summary>How many trainings run at once: what was asked for, or what is measured to be fastest.</summary>
    private static int Jobs(
        StudyPlan plan, PlannedTraining[] open, StudyImages images, StudyOptions options, CancellationToken cancellation)
    {
        bool isClear = open.Length < 2 || options.Jobs is not null;
        if (open.Length == 0 || (isClear && options.Estimate is null))
        {
            return Math.Clamp(open.Length, 1, options.Jobs ?? 1);
        }

        var estimate = StudyEstimate.Measure(plan, [.. open], images, options, cancellation);
        options.Estimate?.Report(estimate);
        return estimate.Jobs;
    }

    private static StudyResult WriteReport(
        StudyFolder folder, StudyPlan plan, StudyImages images, StudyOptions options, CancellationToken cancellation)
    {
        // Of several processes that end together the last one sees the trials of all.
        using var claim = FileClaim.Wait(folder.Claim, cancellation);
        options.Status?.Report("writing the report");
        ImmutableArray<TrialResult> trials = StudyResults.Read(folder, plan);
        Results.StudyReport.Write(folder, plan, trials, images, options.Threads);
        return new StudyResult(folder.Path, plan, trials, Interrupted: false);
    }
}
