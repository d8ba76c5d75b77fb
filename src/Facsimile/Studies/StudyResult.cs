using System.Collections.Immutable;

namespace Facsimile.Studies;

/// <summary>What came of running a study, or a part of it.</summary>
/// <param name="Folder">The study's folder.</param>
/// <param name="Plan">What was to be done.</param>
/// <param name="Trials">What came of each trial, in the order of the plan.</param>
/// <param name="Interrupted">Whether it was stopped before its end, and can be resumed.</param>
public sealed record StudyResult(string Folder, StudyPlan Plan, ImmutableArray<TrialResult> Trials, bool Interrupted);
