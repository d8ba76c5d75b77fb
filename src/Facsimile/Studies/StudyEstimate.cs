using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Facsimile.Data;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Reports;

namespace Facsimile.Studies;

/// <summary>How long the trainings of a study will take, and how many of them at once are fastest; measured on some steps of each.</summary>
/// <param name="Plan">The study.</param>
/// <param name="Trainings">The trainings that are still to be done, all or those of a shard.</param>
/// <param name="Jobs">How many of them run at once.</param>
/// <param name="Seconds">The seconds of each training with its evaluations, when so many run at once; in their order.</param>
/// <param name="Total">The seconds of all.</param>
public sealed record StudyEstimate(
    StudyPlan Plan, ImmutableArray<PlannedTraining> Trainings, int Jobs, ImmutableArray<double> Seconds, double Total)
{
    /// <summary>The largest part of the free memory that trainings may take.</summary>
    private const double MostMemory = 0.5;

    /// <summary>Of more trainings only so many are measured; what the others take goes by their work.</summary>
    private const int MostMeasured = 50;

    /// <summary>A value of the network is held as weight, gradient, best weight, in the optimiser's states and in the checkpoint.</summary>
    private const double CopiesOfValue = 10;

    /// <summary>What an evaluation takes beside.</summary>
    private const double BytesOfEvaluation = 200e6;

    /// <summary>For example <c>24 trainings, 2 at once, about 1:05 hours</c>.</summary>
    public override string ToString()
    {
        var time = TimeSpan.FromSeconds(Math.Ceiling(Math.Min(Total, 1e8)));
        string text = time.TotalHours < 1
            ? time.ToString(@"m\:ss", CultureInfo.InvariantCulture) + " minutes"
            : string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time:mm} hours");
        return $"{Plural.Of(Trainings.Length, "training")}, {(Jobs == 1 ? "one after the other" : $"{Jobs} at once")}, about {text}";
    }

    /// <summary>How many threads each of so many trainings has.</summary>
    internal static int ThreadsOfJob(int threads, int jobs) => Math.Max(1, threads / jobs);

    /// <summary>
    /// Measures the trainings twice: alone with all threads, and as many copies of it at once as there are threads, with one
    /// each. Many at once are chosen when all trainings are done sooner that way.
    /// </summary>
    internal static StudyEstimate Measure(
        StudyPlan plan, ImmutableArray<PlannedTraining> trainings, StudyImages images, StudyOptions options, CancellationToken cancellation)
    {
        int threads = options.ThreadCount;
        if (trainings.IsEmpty)
        {
            return new StudyEstimate(plan, [], 1, [], 0);
        }

        options.Status?.Report($"measuring the speed of {Plural.Of(trainings.Length, "training")}");
        int many = Math.Min(trainings.Length, options.Jobs ?? Math.Min(threads, MostAtOnce(trainings, images)));
        StudyEstimate together = Measure(plan, trainings, images, threads, many, cancellation);
        StudyEstimate? alone = options.Jobs is null && many > 1 ? Measure(plan, trainings, images, threads, 1, cancellation) : null;
        return alone is null || together.Total <= alone.Total ? together : alone;
    }

    /// <summary>How many of the largest trainings there is memory for; at least 1.</summary>
    private static int MostAtOnce(ImmutableArray<PlannedTraining> trainings, StudyImages images)
    {
        double largest = trainings.Max(training => Bytes(training.Recipe, images.Of(training.Recipe)));
        return (int)Math.Clamp(MostMemory * GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / largest, 1, 1024);
    }

    private static double Bytes(Recipe recipe, ImageSet images)
    {
        var model = (Autoencoder)recipe.CreateModel(images.Shape, images.ClassNames);
        double activations = model.Network.Shapes.Sum(shape => (double)shape.Size) * recipe.Training.BatchSize;
        return (sizeof(float) * ((CopiesOfValue * model.Summary.Parameters) + (3 * activations))) + BytesOfEvaluation;
    }

    private static StudyEstimate Measure(
        StudyPlan plan,
        ImmutableArray<PlannedTraining> trainings,
        StudyImages images,
        int threads,
        int jobs,
        CancellationToken cancellation)
    {
        int each = ThreadsOfJob(threads, jobs);
        double evaluation = SecondsOfEvaluation(trainings[0].Recipe, images, each);
        double[] seconds = new double[trainings.Length];
        int step = (trainings.Length + MostMeasured - 1) / MostMeasured;
        double secondsOfWork = 0;
        foreach ((int place, (int index, double work)) in trainings
            .Select((training, index) => (index, Work: images.WorkOf(training)))
            .OrderBy(one => one.Work).Index())
        {
            PlannedTraining training = trainings[index];
            if (place % step == 0)
            {
                secondsOfWork = training.Recipe.Training.Epochs / work
                    * TrainingSpeed.SecondsOfEpoch(training.Recipe, images.Of(training.Recipe), each, jobs, cancellation);
            }

            seconds[index] = (evaluation * training.Trials.Length) + (work * secondsOfWork);
        }

        return new StudyEstimate(plan, trainings, jobs, [.. seconds], Makespan(seconds, jobs));
    }

    /// <summary>The second time, since a first one also measures the baseline and makes the code ready.</summary>
    private static double SecondsOfEvaluation(Recipe recipe, StudyImages images, int threads)
    {
        ImageSet set = images.Of(recipe);
        var model = (Autoencoder)recipe.CreateModel(set.Shape, set.ClassNames);
        void Evaluate() => Evaluator.Evaluate(model, set, threads, recipe.Corruption, null, images.BaselinesOf(recipe));
        Evaluate();
        long start = Stopwatch.GetTimestamp();
        Evaluate();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }

    /// <summary>When the last of so many lanes is done, each taking the longest training that is left.</summary>
    private static double Makespan(double[] seconds, int jobs)
    {
        double[] lanes = new double[jobs];
        foreach (double one in seconds.OrderDescending())
        {
            lanes[Array.IndexOf(lanes, lanes.Min())] += one;
        }

        return lanes.Max();
    }
}
