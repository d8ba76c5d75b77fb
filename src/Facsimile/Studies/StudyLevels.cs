using System.Collections.Immutable;

namespace Facsimile.Studies;

/// <summary>An axis of a plan with all its levels, those of variants put together.</summary>
/// <param name="Axis">The name of the axis.</param>
/// <param name="Levels">Its levels: numbers ascending, others in the order of the study.</param>
public sealed record StudyLevels(string Axis, ImmutableArray<string> Levels);
