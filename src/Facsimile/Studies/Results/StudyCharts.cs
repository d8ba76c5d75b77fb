using System.Collections.Immutable;
using Facsimile.Reports;
using Facsimile.Reports.Charts;

namespace Facsimile.Studies.Results;

/// <summary>The charts of a study.</summary>
internal static class StudyCharts
{
    private const string Error = "MSE";
    private const string ErrorTitle = "Mean squared error";

    /// <summary>A line for each trial through its levels to its error.</summary>
    public static Chart Coordinates(StudyFigures figures)
    {
        ImmutableArray<StudyLevels> axes = [.. figures.Influences.Select(one => one.Axis)];
        int quarter = Math.Max(1, figures.Ranked.Length / 4);
        string Class(int rank) => rank < quarter ? Palette.Class(0)
            : rank >= figures.Ranked.Length - quarter ? Palette.Class(1) : Palette.Neutral;
        return ParallelCoordinates.Draw(
            new ChartHeading(
                "coordinates", "Settings and error", "A line for each model through its levels to its error; low lines at the right are good."),
            [.. axes.Select(axis => new CoordinateAxis(axis.Axis, axis.Levels))],
            new Axis(Error, LogarithmicScale.Around(figures.Ranked.Select(one => one.Error))),
            [
                .. figures.Ranked.Select((one, rank) => new CoordinateThread(
                    $"{StudyTables.Name(figures.Plan, one.Trial)}: {Figure.Significant(one.Error)}",
                    Class(rank),
                    [.. axes.Select(axis => axis.Levels.IndexOf(one.Trial.Levels.GetValueOrDefault(axis.Axis, "")))],
                    one.Error)),
            ],
            [
                new LegendEntry("best quarter", Palette.Class(0)), new LegendEntry("worst quarter", Palette.Class(1)),
                new LegendEntry("others", Palette.Neutral),
            ]);
    }

    /// <summary>The error over the epochs, a line a training; null when no training was looked at more than once.</summary>
    public static Chart? Epochs(StudyFigures figures)
    {
        Dictionary<string, TrialResult> finished = figures.Ranked.ToDictionary(one => one.Trial.Name);
        TrialResult[][] trainings =
        [
            .. figures.Plan.Trainings
                .Select(training => training.Trials.Where(trial => finished.ContainsKey(trial.Name)).Select(trial => finished[trial.Name]).ToArray())
                .Where(looks => looks.Length > 0),
        ];
        if (!trainings.Any(looks => looks.Length > 1))
        {
            return null;
        }

        var colours = new LevelColours(figures);
        return Draw(
            new ChartHeading("epochs", "Error after each number of epochs", "A line for each training, a dot for one that was looked at once."),
            new Axis("Epochs", LinearScale.Whole(trainings.SelectMany(looks => looks).Select(Epochs))),
            figures.Ranked.Select(one => one.Error),
            [.. trainings.Select(looks => colours.Series(looks[0], [.. looks.Select(one => (Epochs(one), one.Error))]))]);
    }

    /// <summary>The error over the number of parameters.</summary>
    public static Chart Parameters(StudyFigures figures) => Front(
        figures,
        new ChartHeading("parameters", "Error and parameters", "A dot for each model; the line joins those that no smaller model beats."),
        "Parameters (logarithmic axis)",
        one => one.Parameters);

    /// <summary>The error over the time that the training took.</summary>
    public static Chart Time(StudyFigures figures) => Front(
        figures,
        new ChartHeading("time", "Error and training time", "A dot for each model; the line joins those that none beats in less time."),
        "Seconds of training (logarithmic axis)",
        one => one.Seconds);

    /// <summary>The models that no other beats with less: by rising cost each with a smaller error than all before (Pareto).</summary>
    public static ImmutableArray<TrialResult> Front(IEnumerable<TrialResult> finished, Func<TrialResult, double> cost)
    {
        var front = ImmutableArray.CreateBuilder<TrialResult>();
        foreach (TrialResult one in finished.OrderBy(cost).ThenBy(one => one.Error))
        {
            if (front.Count == 0 || one.Error < front[^1].Error)
            {
                front.Add(one);
            }
        }

        return front.ToImmutable();
    }

    private static double Epochs(TrialResult one) => one.Trial.Recipe.Training.Epochs;

    private static Chart Front(StudyFigures figures, ChartHeading heading, string title, Func<TrialResult, double> cost)
    {
        var colours = new LevelColours(figures);
        ImmutableArray<(double, double)> front = [.. Front(figures.Ranked, cost).Select(one => (cost(one), one.Error))];
        return Draw(
            heading,
            new Axis(title, LogarithmicScale.Around(figures.Ranked.Select(cost), least: 3)),
            figures.Ranked.Select(one => one.Error),
            [
                .. figures.Ranked.Select(one => colours.Series(one, [(cost(one), one.Error)])),
                new LineSeries("no better for less", Palette.Neutral, front, Dashed: true),
            ]);
    }

    private static Chart Draw(ChartHeading heading, Axis horizontal, IEnumerable<double> errors, ImmutableArray<LineSeries> series)
        => LineChart.Draw(heading, horizontal, new Axis($"{ErrorTitle} (logarithmic axis)", LogarithmicScale.Around(errors)), series);
}
