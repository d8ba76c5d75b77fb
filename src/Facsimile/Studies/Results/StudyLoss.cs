using System.Collections.Immutable;
using Facsimile.Reports;
using Facsimile.Reports.Charts;
using Facsimile.Storage;
using Facsimile.Training;

namespace Facsimile.Studies.Results;

/// <summary>The loss of each training of a study on one chart.</summary>
internal static class StudyLoss
{
    /// <summary>More lines could not be told apart.</summary>
    private const int MostLines = 10;

    /// <summary>The chart; null for many trainings, a single one, or losses that measure different things.</summary>
    public static Chart? Draw(StudyFolder folder, StudyFigures figures)
    {
        StudyTrial[] ends =
        [
            .. figures.Plan.Trainings.Select(training => training.Trials[^1])
                .Where(trial => figures.Ranked.Any(one => one.Trial == trial)),
        ];
        if (ends.Length is < 2 or > MostLines || ends.Select(trial => trial.Recipe.LossName).Distinct().Count() > 1)
        {
            return null;
        }

        ImmutableArray<LineSeries> lines = [.. ends.Select((trial, i) => Line(folder, figures.Plan, trial, Palette.Class(i)))];
        return LossSeries.Draw(ends[0].Recipe.LossName, "The loss of each training after each epoch.", lines);
    }

    private static LineSeries Line(StudyFolder folder, StudyPlan plan, StudyTrial trial, string colour)
    {
        using var run = RunFolder.OpenToRead(folder.Trial(trial));
        History history = HistoryFile.Read(run.History, trial.Recipe.LossName);
        string name = StudyTables.Name(plan, trial);
        return LossSeries.IsValidated(history)
            ? LossSeries.Validation(name, colour, history)
            : LossSeries.Training(name, colour, history);
    }
}
