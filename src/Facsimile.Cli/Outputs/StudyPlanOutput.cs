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
        WriteTable(Rows(estimate), shell);
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
        WriteTable(isShort ? Rows(estimate) : [.. Rows(estimate).Take(FirstRows), Others(estimate)], shell);
        NamedLine.Write("estimate", $"{estimate}, the report aside.", shell);
        return lines.ToString();
    }

    private static void WriteTable(IEnumerable<string[]> rows, Shell shell) => Tables.Write(
        [new Column("Training") { Shortens = true }, Column.Number("Models"), new Column("After epochs"), Column.Number("Time")], rows, shell);

    private static IEnumerable<string[]> Rows(StudyEstimate estimate) => estimate.Trainings.Zip(estimate.Seconds, (training, seconds) => (string[])
    [
        training.Name,
        ProgressText.Count(training.Trials.Length),
        string.Join(", ", training.Trials.Select(trial => trial.Recipe.Training.Epochs.ToString(CultureInfo.InvariantCulture))),
        Time(seconds),
    ]);

    private static string[] Others(StudyEstimate estimate) =>
    [
        $"and {ProgressText.Count(estimate.Trainings.Length - FirstRows, "more training")}",
        ProgressText.Count(estimate.Trainings.Skip(FirstRows).Sum(training => training.Trials.Length)),
        string.Empty,
        Time(estimate.Seconds.Skip(FirstRows).Sum()),
    ];

    private static string Levels(StudyLevels axis) => axis.Levels.Length <= MostLevels
        ? string.Join(", ", axis.Levels)
        : $"{axis.Levels[0]}, {axis.Levels[1]} … {axis.Levels[^1]} ({ProgressText.Count(axis.Levels.Length)} levels)";

    private static string Time(double seconds) => ProgressText.Time(TimeSpan.FromSeconds(Math.Min(seconds, 1e8)));
}
