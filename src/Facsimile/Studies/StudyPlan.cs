using System.Collections.Immutable;
using System.Globalization;
using Facsimile.Models;
using Facsimile.Numerics;
using Facsimile.Optimizers;
using Facsimile.Recipes;

namespace Facsimile.Studies;

/// <summary>All that a study is to train, every setting of it read and checked.</summary>
public sealed class StudyPlan
{
    private StudyPlan(Study study, ImmutableArray<StudyTrial> trials)
    {
        Study = study;
        Trials = trials;
        Trainings =
        [
            .. trials.GroupBy(trial => TrainingKey(trial.Recipe))
                .Select(group => new PlannedTraining([.. group.OrderBy(trial => trial.Recipe.Training.Epochs)])),
        ];
        Axes =
        [
            .. AxisNames(study.Axes).Distinct()
                .Select(axis => new StudyLevels(axis, Order(trials.Where(trial => trial.Levels.ContainsKey(axis))
                    .Select(trial => trial.Levels[axis]).Distinct())))
                .Where(axis => axis.Levels.Length > 0),
        ];
    }

    /// <summary>The study.</summary>
    public Study Study { get; }

    /// <summary>Its models, in the order of the axes.</summary>
    public ImmutableArray<StudyTrial> Trials { get; }

    /// <summary>The trainings that give these models.</summary>
    public ImmutableArray<PlannedTraining> Trainings { get; }

    /// <summary>The axes with the levels that occur.</summary>
    public ImmutableArray<StudyLevels> Axes { get; }

    /// <summary>Plans a study.</summary>
    /// <param name="study">The study, as <see cref="StudyReader"/> reads it.</param>
    /// <exception cref="FacsimileException">
    /// An axis is empty, a setting is unknown or wrong in any trial, two trials are the same, or there are too many.
    /// </exception>
    public static StudyPlan Of(Study study)
    {
        ArgumentNullException.ThrowIfNull(study);
        ImmutableArray<GridPoint> points = StudyGrid.Points(study.Axes);
        if (study.Sample is { } sample)
        {
            points = Draw(points, sample);
        }

        string[] names = TrialNames.Of(points);
        string json = study.Recipe.ToJsonString();
        ImmutableArray<StudyTrial> trials = [.. points.Select((point, i) => new StudyTrial(
            names[i], point.Levels.ToImmutableSortedDictionary(), Read(json, names[i], point, study.Name)))];
        foreach (IGrouping<string, StudyTrial> same in trials.GroupBy(trial => Anonymous(trial.Recipe).ToJson()).Where(group => group.Count() > 1))
        {
            throw new FacsimileException(
                $"{study.Name}: the trials {string.Join(" and ", same.Take(2).Select(trial => trial.Name))} have the same settings; "
                    + "give each value of an axis once, and set nothing again in a later axis.");
        }

        var plan = new StudyPlan(study, trials);
        StudyChecks.Check(plan);
        return plan;
    }

    /// <summary>The recipe without what does not change the model.</summary>
    private static Recipe Anonymous(Recipe recipe) => recipe with { Name = string.Empty, Description = string.Empty };

    /// <summary>
    /// What trials of one training have in common. After 10 epochs of 50 a model is the one of 10 epochs, unless something asks
    /// how long the training is to be.
    /// </summary>
    private static string TrainingKey(Recipe recipe)
    {
        Recipe anonymous = Anonymous(recipe);
        return recipe.Training.Patience is not null || AsksForLength(recipe.Schedule)
            ? anonymous.ToJson()
            : (anonymous with { Training = recipe.Training with { Epochs = 1 } }).ToJson();
    }

    private static bool AsksForLength(LearningRateSchedule schedule) => schedule switch
    {
        ConstantSchedule or StepSchedule => false,
        WarmupSchedule warmup => AsksForLength(warmup.Then),
        _ => true,
    };

    private static Recipe Read(string json, string name, GridPoint point, string study)
    {
        Recipe recipe = RecipeReader.Parse(json, name, point.Changes) with
        {
            Name = name,
            Description = $"A trial of the study {study}.",
        };
        return recipe.Network is AutoencoderArchitecture
            ? recipe
            : throw new FacsimileException(
                $"{name}: the network is no autoencoder; a study compares how models give images back.");
    }

    private static ImmutableArray<GridPoint> Draw(ImmutableArray<GridPoint> points, StudySample sample)
    {
        if (sample.Count < 1)
        {
            throw new FacsimileException($"sample.count is {sample.Count}; it must be at least 1.");
        }

        int[] order = [.. Enumerable.Range(0, points.Length)];
        new RandomStream(sample.Seed, "study sample").Shuffle<int>(order);
        return [.. order.Take(sample.Count).Order().Select(i => points[i])];
    }

    private static IEnumerable<string> AxisNames(ImmutableArray<StudyAxis> axes) => axes.SelectMany(axis =>
        AxisNames([.. (axis.Variants ?? []).SelectMany(variant => variant.Axes)]).Prepend(axis.Name));

    private static ImmutableArray<string> Order(IEnumerable<string> levels)
    {
        string[] all = [.. levels];
        return Array.TrueForAll(all, level => double.TryParse(level, CultureInfo.InvariantCulture, out _))
            ? [.. all.OrderBy(level => double.Parse(level, CultureInfo.InvariantCulture))]
            : [.. all];
    }
}
