using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>The points of one class.</summary>
/// <param name="Name">The name of the class.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Points">Its points; those that are not finite are left out.</param>
internal sealed record PointGroup(string Name, string Class, ImmutableArray<(double X, double Y)> Points);
