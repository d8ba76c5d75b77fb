using System.Globalization;
using Facsimile.Cli.Display;
using Facsimile.Studies;

namespace Facsimile.Cli.Outputs;

/// <summary>What a study is going to train.</summary>
internal static class StudyPlanOutput
{
    private const int MostRows = 30;
    private const int FirstRows = 10;
    private const int MostLevels = 12;

    /// <summary>For example <c>stack-84: 24 trainings for 84 models: loss MSE, BCE; code size 16, 32.</c></summary>
    public static string Summary(StudyPlan plan)
        => $"{plan.Study.Name}: {ProgressText.Count(plan.Trainings.Length, "training")} for "
            + $"{ProgressText.Count(plan.Trials.Length, "model")}: "
            + string.Join("; ", plan.Axes.Select(axis => $"{axis.Axis} {Levels(axis)}")) + ".";

    /// <summary>Writes the trainings, and how long they will take.</summary>
    public static void Write(StudyPlan plan, StudyEstimate estimate, Shell shell)
    {
        WriteTable(estimate, estimate.Trainings.Length, shell);
        shell.Output.WriteLine();
        NamedLine.Write("plan", Summary(plan), shell);
        NamedLine.Write("estimate", $"{estimate}, the report aside.", shell);
    }

    /// <summary>The same in short, as lines for standard error: of many trainings the first ones, and the others together.</summary>
    public static string Short(StudyEstimate estimate, Shell shell)
    {
        var lines = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        shell = shell with { Output = lines, OutputIsTerminal = shell.ErrorIsTerminal };
        bool isShort = estimate.Trainings.Length <= MostRows;
        WriteTable(estimate, isShort ? estimate.Trainings.Length : FirstRows, shell);
        if (!isShort)
        {
            shell.Output.WriteLine(
                $"and {ProgressText.Count(estimate.Trainings.Length - FirstRows, "more training")} of "
                    + $"{ProgressText.Count(estimate.Trainings.Skip(FirstRows).Sum(training => training.Trials.Length), "model")}, "
                    + $"{Time(estimate.Seconds.Skip(FirstRows).Sum())} together");
        }

        NamedLine.Write("estimate", $"{estimate}, the report aside.", shell);
        return lines.ToString();
    }

    private static void WriteTable(StudyEstimate estimate, int rows, Shell shell)
    {
        StudyLevels[] axes = [.. estimate.Plan.Axes.Where(axis => !IsOfOneTraining(axis, estimate.Trainings))];
        TrialTable.Write(
            "Training",
            axes,
            [Column.Number("Models"), new Column("After epochs"), Column.Number("Time")],
            before: 0,
            [.. estimate.Trainings.Zip(estimate.Seconds).Take(rows).Select(one => (one.First.Trials[^1], Cells(one.First, one.Second)))],
            shell);
    }

    private static string[] Cells(PlannedTraining training, double seconds) =>
    [
        ProgressText.Count(training.Trials.Length),
        string.Join(", ", training.Trials.Select(trial => trial.Recipe.Training.Epochs.ToString(CultureInfo.InvariantCulture))),
        Time(seconds),
    ];

    /// <summary>Whether trials of one training differ on an axis, which tells their epochs.</summary>
    private static bool IsOfOneTraining(StudyLevels axis, IEnumerable<PlannedTraining> trainings) => trainings.Any(
        training => training.Trials.Select(trial => trial.Levels.GetValueOrDefault(axis.Axis)).Distinct().Count() > 1);

    private static string Levels(StudyLevels axis) => axis.Levels.Length <= MostLevels
        ? string.Join(", ", axis.Levels)
        : $"{axis.Levels[0]}, {axis.Levels[1]} … {axis.Levels[^1]} ({ProgressText.Count(axis.Levels.Length)} levels)";

    private static string Time(double seconds) => ProgressText.Time(TimeSpan.FromSeconds(Math.Min(seconds, 1e8)));
}
