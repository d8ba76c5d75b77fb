using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>One upright axis of a chart of parallel coordinates.</summary>
/// <param name="Name">What it shows.</param>
/// <param name="Levels">Its levels from bottom to top.</param>
internal sealed record CoordinateAxis(string Name, ImmutableArray<string> Levels);
