using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>One line of a chart of parallel coordinates.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Levels">The number of its level on each axis, from 0; −1 where it has none.</param>
/// <param name="Value">Its value on the last axis.</param>
internal sealed record CoordinateThread(string Name, string Class, ImmutableArray<int> Levels, double Value);
