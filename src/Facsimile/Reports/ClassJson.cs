namespace Facsimile.Reports;

/// <summary>One class in <c>evaluation.json</c>.</summary>
/// <param name="Label">The class number, from 0.</param>
/// <param name="Name">The name of the class.</param>
/// <param name="Metrics">Each metric over its images.</param>
internal sealed record ClassJson(int Label, string Name, MetricsJson Metrics);
