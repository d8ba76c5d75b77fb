using System.Collections.Immutable;

namespace Facsimile.Reports.Charts;

/// <summary>One sample of a histogram.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Values">Its values; those that are not finite are left out.</param>
internal sealed record HistogramSeries(string Name, string Class, ImmutableArray<double> Values);
