using System.Collections.Immutable;
using Facsimile.Models;
using Facsimile.Recipes;
using Facsimile.Reports;
using Facsimile.Runs;
using Facsimile.Storage;

namespace Facsimile.Studies;

/// <summary>Reads what came of the trials from their folders.</summary>
internal static class StudyResults
{
    /// <summary>All trials in the order of the plan.</summary>
    /// <exception cref="FacsimileException">A file is damaged.</exception>
    public static ImmutableArray<TrialResult> Read(StudyFolder folder, StudyPlan plan)
        => [.. plan.Trials.Select(trial => Read(folder, trial))];

    private static TrialResult Read(StudyFolder folder, StudyTrial trial)
    {
        if (!folder.IsDone(trial))
        {
            return new TrialResult(trial);
        }

        try
        {
            return ReadDone(folder, trial);
        }
        catch (FacsimileException exception)
        {
            throw new FacsimileException(
                $"{exception.Message} To train this model again, delete {folder.Trial(trial)} and resume the study.", exception);
        }
    }

    private static TrialResult ReadDone(StudyFolder folder, StudyTrial trial)
    {
        using var run = RunFolder.OpenToRead(folder.Trial(trial));
        if (run.ReadFailure() is { } reason)
        {
            return new TrialResult(trial) { Failure = reason };
        }

        if (RecipeReader.Load(Path.GetFullPath(run.Recipe)).ToJson() != trial.Recipe.ToJson())
        {
            throw new FacsimileException($"{run.Recipe}: this model was trained with other settings than the study says.");
        }

        return new TrialResult(trial)
        {
            Evaluation = EvaluationFile.Read(run.Evaluation),
            Parameters = Model.Load(run.Model).Summary.Parameters,
            Seconds = RunTiming.Read(run.Timing).Epochs.Sum(epoch => epoch.Seconds),
        };
    }
}
