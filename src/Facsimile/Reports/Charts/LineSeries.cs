using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>One line of a line chart.</summary>
/// <param name="Name">What it is called; series of one name share a legend entry.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Points">Its points from left to right; the line is broken where a value is not finite.</param>
/// <param name="Dashed">Whether it is dashed.</param>
internal sealed record LineSeries(string Name, string Class, ImmutableArray<(double X, double Y)> Points, bool Dashed = false);
