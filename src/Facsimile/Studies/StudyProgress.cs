using System.Collections.Immutable;

namespace Facsimile.Studies;

/// <summary>How far a study is.</summary>
/// <param name="TrainingsDone">Trainings that have ended.</param>
/// <param name="Trainings">Trainings that there are.</param>
/// <param name="Running">The trainings that run now in this process.</param>
/// <param name="Share">The share of this process's work that is done, 0 to 1.</param>
/// <param name="Left">The time that the rest will take, by the time that the work so far took; null as long as that is too little to say.</param>
/// <param name="News">What has just happened, for example that a trial is finished; null for nothing.</param>
public sealed record StudyProgress(
    int TrainingsDone,
    int Trainings,
    ImmutableArray<RunningTraining> Running,
    double Share,
    TimeSpan? Left,
    string? News);
