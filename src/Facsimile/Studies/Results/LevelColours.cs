using System.Collections.Immutable;
using Facsimile.Reports.Charts;

namespace Facsimile.Studies.Results;

/// <summary>
/// Colours lines and dots by the level of one axis: of those whose level a training keeps, the one that changes the error most.
/// </summary>
internal sealed class LevelColours(StudyFigures figures)
{
    private readonly StudyLevels? _axis = figures.Influences
        .Where(one => figures.Plan.Trainings.All(training
            => training.Trials.Select(trial => trial.Levels.GetValueOrDefault(one.Axis.Axis)).Distinct().Count() == 1))
        .MaxBy(one => double.IsNaN(one.Ratios.Mean) ? 0 : Math.Abs(Math.Log(one.Ratios.Mean)))?.Axis;

    /// <summary>The line of a trial, or of its training.</summary>
    public LineSeries Series(TrialResult trial, ImmutableArray<(double X, double Y)> points)
    {
        string? level = _axis is null ? null : trial.Trial.Levels.GetValueOrDefault(_axis.Axis);
        return level is null
            ? new LineSeries("models", Palette.Class(0), points)
            : new LineSeries($"{_axis!.Axis} {level}", Palette.Class(_axis.Levels.IndexOf(level)), points);
    }
}
