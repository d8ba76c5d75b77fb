using Facsimile.Statistics;

namespace Facsimile.Reports.Charts;

/// <summary>One sample of a Q-Q plot.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Class">The CSS class of its colour.</param>
/// <param name="Quantiles">Its points.</param>
internal sealed record QuantileSeries(string Name, string Class, NormalQuantiles Quantiles);
