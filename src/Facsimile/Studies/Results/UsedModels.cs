using System.Collections.Immutable;
using Facsimile.Data;
using Facsimile.Data.Corruptions;
using Facsimile.Evaluation;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Storage;

namespace Facsimile.Studies.Results;

/// <summary>What the best models of a study make of noise and of a mask.</summary>
/// <param name="Levels">The level that each model is the best of.</param>
/// <param name="Names">What each model is called in the report.</param>
/// <param name="Noise">What they make of noise; null when that is not asked for.</param>
/// <param name="Filled">What each makes of hidden pixels; empty when that is not asked for.</param>
internal sealed record UsedModels(
    ImmutableArray<string> Levels, ImmutableArray<string> Names, NoiseComparison? Noise, ImmutableArray<Restoration> Filled)
{
    /// <summary>Lets the best models of a study work; null when it asks for nothing, or nothing is finished.</summary>
    public static UsedModels? Of(
        StudyFolder folder, StudyPlan plan, IReadOnlyList<TrialResult> finished, StudyImages images, int? threads)
    {
        if (plan.Study.Uses is not { } uses)
        {
            return null;
        }

        // Models with other test images could not be compared.
        RecipeData data = plan.Trials[0].Recipe.Data;
        TrialResult[] best =
        [
            .. finished.Where(one => one.Trial.Levels.ContainsKey(uses.BestOfEach) && one.Trial.Recipe.Data.HasTestImagesOf(data))
                .GroupBy(one => one.Trial.Levels[uses.BestOfEach]).Select(group => group.MinBy(one => one.Error)!)
                .OrderBy(one => plan.Axes.First(axis => axis.Axis == uses.BestOfEach).Levels.IndexOf(one.Trial.Levels[uses.BestOfEach])),
        ];
        if (best.Length == 0)
        {
            return null;
        }

        ImmutableArray<string> levels = [.. best.Select(one => one.Trial.Levels[uses.BestOfEach])];
        ImmutableArray<string> names = [.. levels.Select(level => $"{uses.BestOfEach} {level}")];
        Autoencoder[] models = [.. best.Select(one => Load(folder, one.Trial))];
        Images test = images.Of(best[0].Trial.Recipe).Test.Images;
        return new UsedModels(
            levels,
            names,
            uses.UniformNoise.IsEmpty
                ? null
                : NoiseComparison.Measure(
                    [.. names.Zip(models)],
                    test,
                    "uniform noise",
                    [.. uses.UniformNoise.Select(level => (level, (Corruption)new UniformNoise { Amplitude = level }))],
                    threads),
            uses.Mask is { } mask ? [.. models.Select(model => Restorer.Restore(model, test, mask, threads: threads))] : []);
    }

    /// <summary>The model of a finished trial.</summary>
    public static Autoencoder Load(StudyFolder folder, StudyTrial trial)
    {
        using var run = RunFolder.OpenToRead(folder.Trial(trial));
        return Autoencoder.Load(run.Model);
    }
}
