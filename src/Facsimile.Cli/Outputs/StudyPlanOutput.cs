using System.Globalization;
using Facsimile.Cli.Display;
using Facsimile.Studies;

namespace Facsimile.Cli.Outputs;

/// <summary>What a study is going to train.</summary>
internal static class StudyPlanOutput
{
    /// <summary>For example <c>stack-84: 24 trainings give 84 models.</c></summary>
    public static string Summary(StudyPlan plan)
        => $"{plan.Study.Name}: {Count(plan.Trainings.Length, "training")} for {Count(plan.Trials.Length, "model")}: "
            + string.Join("; ", plan.Axes.Select(axis => $"{axis.Axis} {string.Join(", ", axis.Levels)}")) + ".";

    /// <summary>Writes the trainings, and how long they will take.</summary>
    public static void Write(StudyPlan plan, StudyEstimate estimate, Shell shell)
    {
        Tables.Write(
            [new Column("Training") { Shortens = true }, Column.Number("Models"), new Column("After epochs"), Column.Number("Time")],
            plan.Trainings.Zip(estimate.Seconds).Select(pair => (string[])
            [
                pair.First.Name,
                ProgressText.Count(pair.First.Trials.Length),
                string.Join(", ", pair.First.Trials.Select(trial => trial.Recipe.Training.Epochs.ToString(CultureInfo.InvariantCulture))),
                ProgressText.Time(TimeSpan.FromSeconds(pair.Second)),
            ]),
            shell);
        shell.Output.WriteLine();
        NamedLine.Write("plan", Summary(plan), shell);
        NamedLine.Write("estimate", $"{estimate}, the report aside.", shell);
    }

    private static string Count(int count, string what) => $"{ProgressText.Count(count)} {what}{(count == 1 ? string.Empty : "s")}";
}
